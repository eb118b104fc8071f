import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { Go } from '../Go'

/** Two sheets, one on the other. Drawn here: a list has a hundred of them. */
const SHEETS = <svg viewBox="0 0 16 16" width="1em" height="1em" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true"><path d="M5.5 4.5h7v9h-7zM3.5 11.5v-9h7" /></svg>

/** The number of a document: opens it, and can be copied. */
export function DocLink({ to, text }: { to: string; text: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (
    <span className="zg-doc">
      <Go to={to}>{text}</Go>
      <span
        className="zg-copy" role="button" aria-label={t('common.copy', { what: text })}
        onClick={(event) => {
          event.stopPropagation()
          void navigator.clipboard.writeText(text).then(() => message.success(t('common.copied')))
        }}
      >
        {SHEETS}
      </span>
    </span>
  )
}
