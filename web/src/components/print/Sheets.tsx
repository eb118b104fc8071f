import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Pages as they will be printed. They are pictures: what they hold can't do anything. */
export function Sheets({ pages, total }: { pages: readonly string[]; total: number }) {
  const { t } = useTranslation()
  const [addresses, setAddresses] = useState<string[]>([])
  useEffect(() => {
    const made = pages.map((page) => URL.createObjectURL(new Blob([page], { type: 'image/svg+xml' })))
    setAddresses(made)
    return () => made.forEach((address) => URL.revokeObjectURL(address))
  }, [pages])
  return (
    <div className="zg-sheets" role="group" tabIndex={0} aria-label={t('print.pages', { count: total })}>
      {addresses.map((address, at) => <img key={address} src={address} alt={t('print.page', { page: at + 1, total })} />)}
      {total > pages.length && <p className="zg-why">{t('print.more', { shown: pages.length, total })}</p>}
    </div>
  )
}
