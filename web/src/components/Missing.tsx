import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Outcome } from './Outcome'

export function Missing() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return <Outcome kind="missing" title={t('error.missing')} hint={t('error.missingHint')} action={t('error.home')} onAction={() => void navigate({ to: '/' })} />
}
