import { DocumentList } from '~/components/document/DocumentList'
import { CategoryTree } from '../structure/CategoryTree'
import '../catalog.css'

export default function ProductListPage() {
  return (
    <DocumentList
      name="catalog.products" base="/catalog/products"
      side={(filters, onFilters) => <CategoryTree value={(filters.category_id as number | null) ?? null} onChange={(id) => onFilters({ ...filters, category_id: id })} />}
    />
  )
}
