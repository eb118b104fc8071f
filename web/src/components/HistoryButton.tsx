import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'

/** To everything that was changed of a record, by whom and when, for those who may see it. `of`: as the log calls it. */
export function HistoryButton({ of, id }: { of: string; id: number }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  if (!useMay()('audit.record.view')) return null
  return <Button onClick={() => void navigate({ to: '/system/audit' as string, search: { document: of, document_id: id } as never })}>{t('common.history')}</Button>
}
