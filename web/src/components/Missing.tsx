import { useNavigate } from '@tanstack/react-router'
import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'

export function Missing() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Result
      status="404"
      title={t('error.missing')}
      subTitle={t('error.missingHint')}
      extra={<Button type="primary" onClick={() => void navigate({ to: '/' })}>{t('error.home')}</Button>}
    />
  )
}
