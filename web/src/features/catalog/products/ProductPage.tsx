import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, send } from '~/api/http'
import { useMay } from '~/api/session'
import { usePage, usePageTitle } from '~/lib/page'
import { RecordPanel } from '~/components/form/RecordPanel'
import type { Versioned } from '~/components/form/useRecordForm'
import { HistoryButton } from '~/components/HistoryButton'
import { PageSkeleton } from '~/components/PageSkeleton'
import { usePrintKindsKnown } from '~/components/print/kinds'
import { UnitName } from '~/components/UnitName'
import { Unread } from '~/components/Unread'
import { useProductFields } from './fields'
import { Images, type Picture } from './Images'
import type { Option } from './matrix'
import { ProductOptions } from './ProductOptions'
import { SkuTable, type Sku } from './SkuTable'
import '../catalog.css'

export interface Product extends Versioned {
  code: string
  name: string
  kind: string
  unit: string
  active: boolean
  options: Option[]
  skus: Sku[]
  images: Picture[]
}

/** A product: its policies, its SKUs with all that belongs to them, its pictures. */
export default function ProductPage() {
  const { params } = usePage()
  const printing = usePrintKindsKnown()
  const { data, error, refetch } = useQuery({ queryKey: ['/products', 'one', params.id], queryFn: ({ signal }) => get<Product>(`/products/${params.id}`, undefined, signal) })
  if (error) return <Unread error={error} onAgain={() => void refetch()} />
  return data && printing ? <Known product={data} refresh={() => void refetch()} /> : <PageSkeleton />
}

function Known({ product, refresh }: { product: Product; refresh: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const client = useQueryClient()
  const fields = useProductFields(true)
  usePageTitle(product.name)
  const saved = () => {
    refresh()
    void client.invalidateQueries({ predicate: ({ queryKey }) => (queryKey[0] === '/products' && queryKey[1] !== 'one') || queryKey[0] === '/skus' || queryKey[0] === 'skus' })
  }
  const edit = may('catalog.edit')
  return (
    <div className="zg-document">
      <RecordPanel
        title={product.name} fields={fields} record={product} mayEdit={edit} onSaved={saved}
        tags={
          <>
            <span className="zg-progress">{t(`product.kinds.${product.kind}`)}</span>
            <span className="zg-progress">{t('product.unit')} <UnitName code={product.unit} /></span>
            {!product.active && <span className="zg-progress zg-progress-waiting">{t('product.retired')}</span>}
          </>
        }
        buttons={<HistoryButton of="product" id={product.id} />}
        read={() => get<Product>(`/products/${product.id}`)} write={(change, key) => send<void>('PATCH', '/products', { products: [change] }, key)}
      />
      <ProductOptions product={product} mayEdit={edit} onSaved={saved} />
      <SkuTable product={product} mayEdit={edit} onSaved={saved} />
      <Images product={product} mayEdit={edit} onSaved={saved} />
    </div>
  )
}
