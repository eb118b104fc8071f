import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { deliver, drop, reopen } from '~/api/outbox'
import { useMe } from '~/api/session'
import { device, useLive } from '~/lib/offline/device'
import type { Item } from '~/lib/offline/model'
import { useOnline } from '~/lib/online'
import { moment } from '~/lib/time'
import './phone.css'

/** What this device has decided and the server does not know yet, what it refused, and what was done last. */
export default function QueuePage() {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const { me } = useMe()
  const navigate = useNavigate()
  const online = useOnline()
  const items = useLive(() => device.items.orderBy('at').reverse().toArray(), 'items') ?? []
  const mine = items.filter((item) => item.user === me?.user_id)
  const others = items.filter((item) => item.user !== me?.user_id && item.state !== 'done')
  const refused = mine.filter((item) => item.state === 'refused')
  const waiting = mine.filter((item) => item.state === 'waiting')
  const done = mine.filter((item) => item.state === 'done')
  const correct = async (item: Item) => {
    await reopen(item)
    await navigate({ to: `/m/jobs/${encodeURIComponent(item.job)}` as string })
  }
  const give = (item: Item) => modal.confirm({
    title: t('phone.queue.drop'), content: t('phone.queue.dropHint', { subject: item.subject }), okText: t('phone.queue.dropOk'), okButtonProps: { danger: true }, onOk: () => drop(item),
  })
  const send = async () => {
    const outcome = await deliver()
    if (outcome === 'away') void message.warning(t('error.unreachable'))
  }
  const why = (item: Item) => (item.refusal?.code === 'offline.too_old' ? t('phone.queue.tooOld') : item.refusal?.message)
  const card = (item: Item, tools?: boolean) => (
    <li key={item.key} className={`zg-m-item zg-m-${item.state}`}>
      <span><b>{t(`phone.did.${item.kind}`)}</b><em>{item.subject}</em><em>{moment(item.at)}</em></span>
      {item.state === 'refused' && <p role="alert">{why(item)} {item.refusal?.remedy}</p>}
      {tools && <div><Button onClick={() => give(item)}>{t('phone.queue.dropOk')}</Button><Button type="primary" onClick={() => void correct(item)}>{t('phone.queue.correct')}</Button></div>}
    </li>
  )
  return (
    <div className="zg-m">
      <header className="zg-m-head"><h1>{t('page.phone.queue')}</h1></header>
      {!!refused.length && <section><h2>{t('phone.queue.refused')}</h2><ul className="zg-m-items">{refused.map((item) => card(item, true))}</ul></section>}
      <section>
        <h2>{t('phone.queue.waiting', { count: waiting.length })} <Button size="small" disabled={!waiting.length || !online} onClick={() => void send()}>{t('phone.queue.send')}</Button></h2>
        {!waiting.length && <p className="zg-m-nothing">{t('phone.queue.none')}</p>}
        <ul className="zg-m-items">{waiting.map((item) => card(item))}</ul>
      </section>
      {!!others.length && (
        <section>
          <h2>{t('phone.queue.others')}</h2>
          <p className="zg-m-hint">{t('phone.queue.othersHint', { names: [...new Set(others.map((item) => item.userName))].join(' · ') })}</p>
          <ul className="zg-m-items">{others.map((item) => card(item))}</ul>
        </section>
      )}
      {!!done.length && <section><h2>{t('phone.queue.done')}</h2><ul className="zg-m-items">{done.map((item) => card(item))}</ul></section>}
    </div>
  )
}
