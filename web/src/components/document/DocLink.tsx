import { CopyOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'

/** The number of a document: opens it, and can be copied. */
export function DocLink({ to, text }: { to: string; text: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (
    <span className="zg-doc">
      <Link to={to as string} tabIndex={-1}>{text}</Link>
      <CopyOutlined
        className="zg-copy" role="button" aria-label={t('common.copy', { what: text })}
        onClick={(event) => {
          event.stopPropagation()
          void navigator.clipboard.writeText(text).then(() => message.success(t('common.copied')))
        }}
      />
    </span>
  )
}
