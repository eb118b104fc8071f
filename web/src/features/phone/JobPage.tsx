import { useNavigate } from '@tanstack/react-router'
import { App, Button, Empty, Progress, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decide, deliver, reopen } from '~/api/outbox'
import { useMay, useMe, type Me } from '~/api/session'
import { PageSkeleton } from '~/components/PageSkeleton'
import { useAsk } from '~/components/document/useAsk'
import { ScanBox } from '~/components/scan/ScanBox'
import { WaybillDialog, type Parcel } from '~/components/waybill/WaybillDialog'
import { quantity } from '~/lib/decimal'
import { device } from '~/lib/offline/device'
import type { Item, JobKind } from '~/lib/offline/model'
import { usePage, usePageTitle } from '~/lib/page'
import { close } from '~/lib/tabs'
import { JobLines } from './JobLines'
import './phone.css'
import { progress, steps, titleOf } from './tally'
import { useJob } from './useJob'

interface Deed {
  /** Key of its name in the locales; `post` carries the document out. */
  name: string
  post: boolean
  needs: readonly string[]
}

/** What a job ends with, the most that may be first. */
const DEEDS: { [kind in JobKind]: readonly Deed[] } = {
  purchase: [{ name: 'receive', post: true, needs: ['purchasing.order.receive'] }],
  receipt: [{ name: 'receive', post: true, needs: ['warehouse.receipt.tally', 'warehouse.receipt.receive'] }, { name: 'tally', post: false, needs: ['warehouse.receipt.tally'] }],
  shipment: [{ name: 'ship', post: true, needs: ['warehouse.shipment.pick', 'warehouse.shipment.ship'] }, { name: 'pick', post: false, needs: ['warehouse.shipment.pick'] }],
  order: [{ name: 'ship', post: true, needs: ['sales.order.ship'] }],
  count: [{ name: 'count', post: false, needs: ['warehouse.count.enter'] }, { name: 'postCount', post: true, needs: ['warehouse.count.enter', 'warehouse.count.post'] }],
}
const LISTS: { [kind in JobKind]: string } = { purchase: '/m/receive', receipt: '/m/receive', shipment: '/m/pick', order: '/m/pick', count: '/m/count' }

/** So long somebody is kept waiting for the answer; after that the queue goes on by itself. */
const PATIENCE_MS = 8000

/** The decision, where the server refused it at once. */
async function answered(key: string): Promise<Item | null> {
  if (navigator.onLine) await Promise.race([deliver(), new Promise((later) => setTimeout(later, PATIENCE_MS))])
  const item = await device.items.get(key)
  return item?.state === 'refused' ? item : null
}

export default function JobPage() {
  const { me } = useMe()
  const { params } = usePage()
  return me ? <Work key={params.key} jobKey={params.key!} me={me} /> : null
}

function Work({ jobKey, me }: { jobKey: string; me: Me }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const may = useMay()
  const navigate = useNavigate()
  const page = usePage()
  const [busy, setBusy] = useState(false)
  const { ask, dialog } = useAsk<Parcel[]>()
  const { job, scans, ready, awaited, said, bin, scan, undo, put, cancel, otherLot } = useJob(jobKey, (me.user_id ?? 0))
  usePageTitle(job ? titleOf(job) : undefined)
  if (!ready || (busy && (!job || job.item))) return <PageSkeleton />
  if (!job || job.user !== (me.user_id ?? 0) || job.item) return <div className="zg-panel zg-empty"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(job?.item ? 'phone.job.sent' : 'phone.job.gone')}><Button onClick={() => void navigate({ to: '/m/queue' as string })}>{t('page.phone.queue')}</Button></Empty></div>
  const list = LISTS[job.kind]
  const { done, asked, whole } = progress(job, scans)
  const counts = job.kind === 'count'
  const leave = async () => {
    close([page.path], page.path)
    await navigate({ to: list as string })
  }
  const end = async (deed: Deed) => {
    if (busy) return
    const missing = !counts && !whole && (await new Promise<boolean>((answer) => {
      modal.confirm({
        title: t('phone.job.notWhole'), content: t('phone.job.notWholeHint', { done: quantity(done), asked: quantity(asked) }),
        okText: t(`phone.deeds.${deed.name}`), onOk: () => answer(false), onCancel: () => answer(true),
      })
    }))
    if (missing) return
    const parcels = deed.name === 'ship' ? await ask((answer) => (
      <WaybillDialog title={t('waybill.ship')} okText={t('waybill.shipOk')} hint={t('waybill.optional')} parcels={[{ id: job.document, number: titleOf(job), name: '', carrier: '', waybill: '' }]} done={answer} />
    )) : []
    if (!parcels) return
    // What stays empty here may have been said at the desk.
    const parcel = parcels.filter((each) => each.carrier || each.waybill).map(({ carrier, waybill }) => ({ carrier, waybill }))[0] ?? {}
    setBusy(true)
    const item = await decide(me, { kind: counts ? 'count' : deed.name, subject: titleOf(job), job: job.key, steps: steps(job, scans, { post: deed.post, note: t('phone.job.countNote'), parcel }) })
    const refused = await answered(item.key)
    if (refused) {
      // There is somebody here who can put it right: the work is open again, with everything that was scanned.
      await reopen(refused)
      setBusy(false)
      return void message.error([refused.refusal?.message, refused.refusal?.remedy].filter(Boolean).join(' '), 8)
    }
    void message.success(t((await device.items.get(item.key))?.state === 'done' ? 'phone.job.handedIn' : 'phone.job.kept'))
    await leave()
  }
  const discard = () => modal.confirm({
    title: t('phone.job.discard'), content: t('phone.job.discardHint', { count: scans.length }), okText: t('phone.job.discardOk'), okButtonProps: { danger: true },
    onOk: async () => {
      await device.scans.where('job').equals(job.key).delete()
      await device.jobs.delete(job.key)
      await leave()
    },
  })
  const offered = DEEDS[job.kind].filter((deed) => deed.needs.every(may))
  const wanted = awaited ? t(awaited.want === 'lot' ? 'phone.scan.lot' : 'phone.scan.serial', { name: awaited.goods.sku_name }) : t('phone.scan.goods')
  return (
    <div className="zg-m">
      <header className="zg-m-head">
        <h1>{t(`phone.kinds.${job.kind}`)} <span>{titleOf(job)}</span></h1>
        {!counts && <Progress percent={asked === '0' ? 0 : Math.min(100, Math.floor((100 * Number(done)) / Number(asked)))} size="small" format={() => `${quantity(done)} / ${quantity(asked)}`} />}
        {counts && <p>{t('phone.job.counted', { qty: quantity(done), scans: scans.length })}{bin && <Tag>{t('phone.job.bin', { bin })}</Tag>}</p>}
      </header>
      <ScanBox label={wanted} onCode={(code) => void scan(code)} on={page.front} />
      {awaited && <p className="zg-m-awaited">{wanted} <Button size="small" onClick={cancel}>{t('phone.scan.cancel')}</Button></p>}
      {said && (
        <p className={said.ok ? 'zg-m-said zg-m-ok' : 'zg-m-said zg-m-fail'} role="status">
          <span>{t(said.text, said.values)}</span>
          {said.scan !== null && <Button size="small" onClick={() => void undo(said.scan!)}>{t('phone.scan.undo')}</Button>}
        </p>
      )}
      <JobLines job={job} scans={scans} onPut={put} onOtherLot={otherLot} />
      <footer className="zg-m-foot">
        <Button size="large" onClick={discard}>{t('phone.job.discardShort')}</Button>
        {[...offered].reverse().map((deed) => (
          <Button key={deed.name} size="large" type={deed === offered[0] ? 'primary' : 'default'} disabled={!scans.length || busy} onClick={() => void end(deed)}>{t(`phone.deeds.${deed.name}`)}</Button>
        ))}
      </footer>
      {dialog}
    </div>
  )
}
