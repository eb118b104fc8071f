import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Problem, Unreachable } from '~/lib/problem'

/** What was refused, every point of it, with what to do. */
export function Problems({ error, onClose }: { error: unknown; onClose?: () => void }) {
  const { t } = useTranslation()
  if (!error) return null
  const problem = error instanceof Problem ? error : null
  const title = error instanceof Unreachable ? t('error.unreachable') : error instanceof Error ? error.message : String(error)
  const entries = problem && problem.entries.length > 1 ? problem.entries : []
  return (
    <Alert
      type="error"
      showIcon
      className="zg-problems"
      title={title}
      {...(onClose ? { closable: { onClose } } : {})}
      description={
        entries.length ? (
          <ul>
            {entries.map((entry, n) => (
              <li key={n}>{entry.row != null && <b>{t('error.row', { row: entry.row + 1 })} </b>}{entry.detail}{entry.remedy && <em> {entry.remedy}</em>}</li>
            ))}
          </ul>
        ) : problem?.remedy || undefined
      }
    />
  )
}
