import { CloudSyncOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Badge, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { deliver } from '~/api/outbox'
import type { Me } from '~/api/session'
import { device, useLive } from '~/lib/offline/device'

/** After a try that found no server the next one is so far away at first, then twice as far, at most the last. */
const SOON_MS = 500
const LATE_MS = 30_000

/** How much of this device waits to be sent; red where something was refused. It sees to it that the queue goes on. */
export default function QueueBadge({ me }: { me: Me }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const items = useLive(async () => (await device.items.toArray()).filter((item) => item.state !== 'done'), 'open') ?? []
  const waiting = items.filter((item) => item.user === me.user_id && item.state === 'waiting').length
  useEffect(() => {
    if (!waiting) return
    let ended = false
    let timer = 0
    let pause = SOON_MS
    const go = async () => {
      clearTimeout(timer)
      const outcome = await deliver()
      if (ended || outcome === 'sent') return
      timer = window.setTimeout(() => void go(), pause)
      pause = Math.min(2 * pause, LATE_MS)
    }
    const now = () => {
      pause = SOON_MS
      void go()
    }
    now()
    addEventListener('online', now)
    document.addEventListener('visibilitychange', now)
    return () => {
      ended = true
      clearTimeout(timer)
      removeEventListener('online', now)
      document.removeEventListener('visibilitychange', now)
    }
    // Whoever has just logged in is somebody new, even under the same name.
  }, [waiting, me])
  if (!items.length) return null
  const refused = items.filter((item) => item.user === me.user_id && item.state === 'refused').length
  return (
    <Badge count={items.length} size="small" offset={[-6, 6]} color={refused ? '#d92d20' : '#2458e6'}>
      <Button type="text" icon={<CloudSyncOutlined />} aria-label={t(refused ? 'phone.queue.labelRefused' : 'phone.queue.label', { count: items.length })} onClick={() => void navigate({ to: '/m/queue' as string })} />
    </Badge>
  )
}
