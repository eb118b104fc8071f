import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Width and height of a page as its picture says them, so that its place is there before it is drawn. */
export function sizeOf(page: string): { width?: number; height?: number } {
  const [, width, height] = /^[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(page) ?? []
  return width && height ? { width: Math.round((Number(width) * 4) / 3), height: Math.round((Number(height) * 4) / 3) } : {}
}

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
      {addresses.map((address, at) => <img key={address} src={address} {...sizeOf(pages[at] ?? '')} alt={t('print.page', { page: at + 1, total })} />)}
      {total > pages.length && <p className="zg-why">{t('print.more', { shown: pages.length, total })}</p>}
    </div>
  )
}
