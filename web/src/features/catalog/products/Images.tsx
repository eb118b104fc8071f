import { DeleteOutlined, LeftOutlined, RightOutlined, UploadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Empty, Select, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send, url } from '~/api/http'
import { Problems } from '~/components/Problems'
import type { Product } from './ProductPage'

export interface Picture {
  file_key: string
  sku_id: number | null
}

/** The pictures of a product in their order; the first one is its face. Every change is kept at once. */
export function Images({ product, mayEdit, onSaved }: { product: Product; mayEdit: boolean; onSaved: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const pictures = product.images
  const put = async (images: Picture[]) => {
    setError(null)
    try {
      await send('PUT', '/products/images', { products: [{ product_id: product.id, images }] })
      void client.invalidateQueries({ queryKey: ['face'] })
      onSaved()
    } catch (problem) {
      setError(problem)
    }
  }
  const upload = async (files: File[]) => {
    setBusy(true)
    setError(null)
    try {
      const added: Picture[] = []
      for (const file of files) {
        const body = new FormData()
        body.append('file', file)
        const { key } = await send<{ key: string }>('POST', '/files', body)
        if (![...pictures, ...added].some((each) => each.file_key === key)) added.push({ file_key: key, sku_id: null })
      }
      if (added.length) await put([...pictures, ...added])
      else void message.info(t('picture.known'))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const moved = (at: number, by: number) => {
    const next = [...pictures]
    const [taken] = next.splice(at, 1)
    if (taken) next.splice(at + by, 0, taken)
    void put(next)
  }
  return (
    <section className="zg-panel zg-section">
      <h2>
        {t('picture.title')}<span className="zg-count">{pictures.length}</span>
        <span className="zg-spacer" />
        {mayEdit && (
          <Upload
            accept="image/png,image/jpeg,image/gif,image/webp" multiple showUploadList={false}
            beforeUpload={(file, list) => {
              if (file === list[0]) void upload(list)
              return false
            }}
          >
            <Button size="small" icon={<UploadOutlined />} loading={busy}>{t('picture.upload')}</Button>
          </Upload>
        )}
      </h2>
      <Problems error={error} onClose={() => setError(null)} />
      {pictures.length ? (
        <div className="zg-images">
          {pictures.map((picture, at) => (
            <figure key={picture.file_key} className="zg-image" style={{ margin: 0 }}>
              <img src={url(`/products/${product.id}/images/${picture.file_key}`)} alt={`${product.name} ${at + 1}`} loading="lazy" />
              {mayEdit && (
                <footer>
                  <Button type="text" size="small" icon={<LeftOutlined />} disabled={at === 0} aria-label={t('picture.forward', { at: at + 1 })} onClick={() => moved(at, -1)} />
                  <Select
                    size="small" variant="borderless" value={picture.sku_id ?? 0} popupMatchSelectWidth={false} aria-label={t('picture.shows', { at: at + 1 })}
                    options={[{ value: 0, label: t('picture.whole') }, ...product.skus.map((sku) => ({ value: sku.id, label: sku.code }))]}
                    onChange={(id) => void put(pictures.map((each) => (each === picture ? { ...each, sku_id: id || null } : each)))}
                  />
                  <Button type="text" size="small" icon={<RightOutlined />} disabled={at === pictures.length - 1} aria-label={t('picture.back', { at: at + 1 })} onClick={() => moved(at, 1)} />
                  <Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={t('picture.remove', { at: at + 1 })} onClick={() => void put(pictures.filter((each) => each !== picture))} />
                </footer>
              )}
            </figure>
          ))}
        </div>
      ) : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('picture.none')} />}
    </section>
  )
}
