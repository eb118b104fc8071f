import { useTranslation } from 'react-i18next'
import { DocumentList } from '~/components/document/DocumentList'
import { useAsk } from '~/components/document/useAsk'
import type { Row } from '~/components/grid/Cell'
import { WaybillDialog, type Parcel } from '~/components/waybill/WaybillDialog'
import { parcelOf } from './parcels'

export default function ShipmentListPage() {
  const { t } = useTranslation()
  const { ask, dialog } = useAsk<Parcel[]>()
  const waybill = async (rows: Row[]) => {
    const given = await ask((done) => <WaybillDialog title={t('waybill.title')} okText={t('waybill.save')} hint={t('waybill.hint')} parcels={rows.map(parcelOf)} done={done} />)
    return given && new Map(given.map(({ id, carrier, waybill: number }) => [id, { carrier, waybill: number }]))
  }
  return (
    <>
      <DocumentList name="warehouse.shipments" base="/warehouse/shipments" batch={['ship', 'waybill', 'cancel', 'undo']} askFirst={{ waybill }} />
      {dialog}
    </>
  )
}
