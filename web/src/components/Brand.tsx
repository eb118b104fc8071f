import { useTranslation } from 'react-i18next'

export function Brand({ small = false }: { small?: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="zg-brand">
      <img src="/favicon.svg" alt="" width={24} height={24} />
      {!small && <span>{t('brand')}</span>}
    </div>
  )
}
