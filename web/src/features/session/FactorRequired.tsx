import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '~/api/session'
import { FactorSetup } from './FactorSetup'

function Body() {
  const { t } = useTranslation()
  const { logOut } = useSession()
  return (
    <>
      <p className="zg-login-hint">{t('factor.required')}</p>
      <FactorSetup onDone={() => {}} />
      <Button type="link" className="zg-leave" onClick={() => void logOut()}>{t('account.logOut')}</Button>
    </>
  )
}

/** A role asks for a second factor, and it comes before everything else. */
export function FactorPage() {
  const { t } = useTranslation()
  return <main className="zg-factor-page"><div className="zg-panel"><h1>{t('factor.title')}</h1><Body /></div></main>
}

/** The role has begun to ask for it while something was open: over it, and nothing of it is lost. */
export function FactorDialog({ open }: { open: boolean }) {
  const { t } = useTranslation()
  return <Modal open={open} closable={false} footer={null} title={t('factor.title')} width={480} destroyOnHidden><Body /></Modal>
}
