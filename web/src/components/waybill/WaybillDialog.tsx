import { CameraOutlined } from '@ant-design/icons'
import { Button, Input, Modal, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhone } from '~/lib/settings'
import { CameraSheet } from '../scan/CameraSheet'
import { CarrierField } from './CarrierField'
import { sameParcel, spelled, useCarriers } from './useCarriers'
import './waybill.css'

export interface Parcel {
  /** The document: a shipment, or an order that ships; 0 where it has no number yet. */
  id: number
  number: string
  /** Whom it goes to. */
  name: string
  carrier: string
  waybill: string
}

interface Props {
  title: string
  okText: string
  hint?: string
  parcels: readonly Parcel[]
  /** Null: the user thought better of it. */
  done: (parcels: Parcel[] | null) => void
}

/**
 * What parcels are called: one line each, scanned one after the other. Enter goes to the next line, and after the last one on. Whoever scans
 * without saying by whom it goes means the carrier that came last.
 */
export function WaybillDialog({ title, okText, hint, parcels: given, done }: Props) {
  const { t } = useTranslation()
  const carriers = useCarriers()
  const [parcels, setParcels] = useState<Parcel[]>([...given])
  const [shared, setShared] = useState<{ [id: number]: string[] }>({})
  const [open, setOpen] = useState(true)
  const [camera, setCamera] = useState<number | null>(null)
  const phone = usePhone()
  const answer = useRef<Parcel[] | null>(null)
  const boxes = useRef<(InputRef | null)[]>([])
  const end = (found: Parcel[] | null) => {
    answer.current = found
    setOpen(false)
  }
  const put = (at: number, more: Partial<Parcel>) => setParcels((now) => now.map((each, n) => (n === at ? { ...each, ...more } : each)))
  const scanned = (at: number, waybill: string) => put(at, { waybill, ...(parcels[at]!.waybill || parcels[at]!.carrier ? {} : { carrier: carriers[0]?.value ?? '' }) })
  const look = async (at: number) => {
    const { id, carrier, waybill } = parcels[at]!
    if (!spelled(waybill)) return setShared((now) => ({ ...now, [id]: [] }))
    const here = parcels.filter((each, n) => n !== at && spelled(each.waybill) === spelled(waybill) && each.carrier.trim() === carrier.trim()).map((each) => each.number)
    // It is a hint: where it can't be asked for, the page of the shipment tells it later.
    const there = await sameParcel(carrier, waybill, id).catch(() => [])
    setShared((now) => ({ ...now, [id]: [...new Set([...here, ...there])] }))
  }
  const next = (at: number) => {
    const after = parcels[at + 1]
    if (!after) return end(parcels)
    if (!after.carrier) put(at + 1, { carrier: parcels[at]!.carrier })
    boxes.current[at + 1]?.focus()
  }
  return (
    <Modal
      open={open} title={title} okText={okText} width={640} centered mask={{ closable: false }} onOk={() => end(parcels)} onCancel={() => end(null)}
      afterClose={() => done(answer.current)} afterOpenChange={(shown) => shown && boxes.current[0]?.focus()}
    >
      {hint && <p className="zg-hint">{hint}</p>}
      {camera !== null && (
        <CameraSheet
          onClose={() => setCamera(null)}
          onCode={(code) => {
            scanned(camera, code)
            setCamera(null)
          }}
        />
      )}
      <div className="zg-waybills">
        {parcels.map((parcel, at) => (
          <div key={parcel.id} className="zg-waybill" role="group" aria-label={parcel.number}>
            <span className="zg-waybill-of"><b>{parcel.number}</b> {parcel.name}</span>
            <CarrierField
              aria-label={t('waybill.carrier')} placeholder={t('waybill.carrier')} value={parcel.carrier} onChange={(carrier: string) => put(at, { carrier: carrier ?? '' })} onBlur={() => void look(at)}
            />
            <Input
              ref={(box) => { boxes.current[at] = box }} aria-label={t('waybill.waybill')} placeholder={t('waybill.scan')} value={parcel.waybill} maxLength={100} autoComplete="off" spellCheck={false}
              onChange={(event) => scanned(at, event.target.value)} onBlur={() => void look(at)}
              suffix={phone && <Button type="text" size="small" icon={<CameraOutlined />} aria-label={t('scan.camera.open')} onClick={() => setCamera(at)} />}
              onPressEnter={(event) => {
                event.preventDefault()
                next(at)
              }}
            />
            {shared[parcel.id]?.length ? <span className="zg-waybill-shared" role="status">{t('waybill.shared', { numbers: shared[parcel.id]!.join(t('waybill.and')) })}</span> : null}
          </div>
        ))}
      </div>
    </Modal>
  )
}
