import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Empty, Segmented, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '~/api/http'
import { useMay } from '~/api/session'
import { isLive, type Task } from '~/api/tasks'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import { StateTag } from '~/components/StateTag'
import { StopTask, TASK_TONES, TaskProgress } from '~/components/TaskItem'
import { moment } from '~/lib/time'

const LOOK_MS = 5_000

interface TaskPage {
  items: Task[]
  next: string | null
}

/** What ended is told in a word; what runs shows how far it is. */
function Progress({ task }: { task: Task }) {
  if (isLive(task)) return <TaskProgress task={task} />
  if (task.problem) return <span className="zg-feed-bad">{task.problem.detail}</span>
  return task.total ? `${task.done} / ${task.total}` : ''
}

/** The background tasks of everybody for who manages them, else one's own: newest first. */
export default function TasksPage() {
  const { t, i18n } = useTranslation()
  const manages = useMay()('tasks.manage')
  const [everybody, setEverybody] = useState(manages)
  const [live, setLive] = useState(false)
  const found = useInfiniteQuery({
    queryKey: ['/tasks', 'page', everybody, live, i18n.language], initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => get<TaskPage>('/tasks', { everybody: everybody || null, live: live || null, cursor: pageParam, limit: 50 }, signal),
    getNextPageParam: (last) => last.next,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isLive)) ? LOOK_MS : false),
  })
  if (found.isPending) return <PageSkeleton />
  const tasks = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="zg-list" aria-label={t('tasks.title')}>
      <div className="zg-panel">
        <header className="zg-doc-head">
          <h1>{t('tasks.title')}</h1>
          <span className="zg-spacer" />
          {manages && (
            <Segmented
              value={everybody ? 'all' : 'own'} options={[{ value: 'all', label: t('tasks.everybody') }, { value: 'own', label: t('tasks.own') }]}
              onChange={(value) => setEverybody(value === 'all')}
            />
          )}
          <label><Switch size="small" checked={live} onChange={setLive} /> {t('tasks.live')}</label>
        </header>
        <Problems error={found.error} />
        {tasks.length ? (
          <div className="zg-table-scroll">
            <table className="zg-table">
              <thead>
                <tr>
                  <th scope="col">{t('tasks.what')}</th><th scope="col">{t('tasks.who')}</th><th scope="col">{t('tasks.state')}</th><th scope="col">{t('tasks.progress')}</th>
                  <th scope="col">{t('tasks.asked')}</th><th scope="col">{t('tasks.ended')}</th><th scope="col">{t('tasks.stop')}</th>
                </tr>
              </thead>
              <tbody>
                {tasks.map((task) => (
                  <tr key={task.id}>
                    <td>{task.link && task.state !== 'failed' ? <Link to={task.link as string}>{task.name}</Link> : task.name}</td>
                    <td>{task.user_name}</td>
                    <td><StateTag state={task.state} states={[{ code: task.state, label: task.state_label, tone: TASK_TONES[task.state] }]} /></td>
                    <td><Progress task={task} /></td>
                    <td>{moment(task.created_at)}</td>
                    <td>{task.ended_at ? moment(task.ended_at) : ''}</td>
                    <td>{isLive(task) && <StopTask task={task} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : <Empty className="zg-empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('tasks.none')} />}
        {found.hasNextPage && <div className="zg-pad"><Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('tasks.more')}</Button></div>}
      </div>
    </section>
  )
}
