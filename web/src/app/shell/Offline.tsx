import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useOnline } from '~/lib/online'
import { takeUpdate, usePwa } from '~/lib/pwa'

/** What holds for every page: the network is away, a new version is here. */
export function Offline() {
  const { t } = useTranslation()
  const online = useOnline()
  const { update } = usePwa()
  if (!online) return <Alert banner type="warning" title={t('shell.offline')} />
  return update && <Alert banner type="info" title={<button type="button" className="zg-link" onClick={takeUpdate}>{t('offline.update')}</button>} />
}
