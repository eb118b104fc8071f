import { EditOutlined } from '@ant-design/icons'
import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '~/api/http'
import { Problems } from '~/components/Problems'
import { told, type Option } from './matrix'
import { OptionsEditor } from './OptionsEditor'
import type { Product } from './ProductPage'

/** The options of a product that exists; new values make room for more SKUs. */
export function ProductOptions({ product, mayEdit, onSaved }: { product: Product; mayEdit: boolean; onSaved: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [changed, setChanged] = useState<Option[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setError(null)
    try {
      await send('PATCH', '/products', { products: [{ id: product.id, version: product.version, options: told(changed ?? []) }] })
      setChanged(null)
      void message.success(t('form.saved'))
      onSaved()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="zg-panel zg-section">
      <h2>
        {t('option.title')}
        <span className="zg-spacer" />
        {mayEdit && (changed ? (
          <Space>
            <Button size="small" disabled={busy} onClick={() => { setChanged(null); setError(null) }}>{t('form.cancel')}</Button>
            <Button size="small" type="primary" loading={busy} onClick={() => void save()}>{t('form.save')}</Button>
          </Space>
        ) : <Button size="small" icon={<EditOutlined />} onClick={() => setChanged(product.options.map((option) => ({ ...option, codes: option.codes ?? [] })))}>{t('option.edit')}</Button>)}
      </h2>
      <Problems error={error} onClose={() => setError(null)} />
      {changed ? <OptionsEditor options={changed} onOptions={setChanged} /> : product.options.length ? (
        <dl className="zg-facts" style={{ padding: 0 }}>
          {product.options.map((option) => <div key={option.name}><dt>{option.name}</dt><dd>{option.values.join(' / ')}</dd></div>)}
        </dl>
      ) : <span className="zg-why">{t('option.none')}</span>}
    </section>
  )
}
