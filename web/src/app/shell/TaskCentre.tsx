import { HourglassOutlined } from '@ant-design/icons'
import { Badge, Button, Drawer, Empty } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLive, useTasks } from '~/api/tasks'
import { Problems } from '~/components/Problems'
import { usePhone } from '~/lib/settings'

const TaskItem = lazy(async () => ({ default: (await import('~/components/TaskItem')).TaskItem }))

/** The icon of the task centre with the number of what runs, and its drawer. */
export function TaskCentre({ wanted }: { wanted: boolean }) {
  const { t } = useTranslation()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const { tasks, error } = useTasks(wanted || open)
  const live = tasks.filter(isLive).length
  return (
    <>
      <Button type="text" aria-label={t('tasks.open', { count: live })} title={t('tasks.title')} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Badge count={live} size="small" color="var(--primary)" offset={[2, -2]}><HourglassOutlined className="zg-header-icon" /></Badge>
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('tasks.title')} size={phone ? '100%' : 400} extra={<Link to={'/system/tasks' as string} onClick={() => setOpen(false)}>{t('tasks.all')}</Link>} classNames={{ body: 'zg-drawer-list' }}>
        <Problems error={error} />
        {tasks.length ? (
          <ul className="zg-feed" aria-label={t('tasks.title')}>
            <Suspense>{tasks.map((task) => <TaskItem key={task.id} task={task} onLeave={() => setOpen(false)} />)}</Suspense>
          </ul>
        ) : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('tasks.none')} />}
      </Drawer>
    </>
  )
}
