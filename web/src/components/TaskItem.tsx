import { Link } from '@tanstack/react-router'
import { App, Button, Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLive, stopTasks, useLookAgain, type Task } from '~/api/tasks'
import { moment } from '~/lib/time'
import { StateTag } from './StateTag'

export const TASK_TONES = { queued: 'waiting', running: 'active', done: 'done', failed: 'alarm', cancelled: 'plain' } as const

/** How far a task is: of what is not counted nothing is said. */
export function TaskProgress({ task }: { task: Task }) {
  const { t } = useTranslation()
  const left = task.seconds_left
  return (
    <div className="zg-task-progress">
      <Progress
        percent={task.total ? Math.floor((100 * task.done) / task.total) : 0} status={task.state === 'running' ? 'active' : 'normal'} size="small"
        aria-label={task.name} format={() => (task.total ? `${task.done} / ${task.total}` : '')}
      />
      <p>
        <span>{task.asked_to_stop ? t('tasks.stopping') : task.phase || task.state_label}</span>
        {left != null && !task.asked_to_stop && <span>{left < 60 ? t('tasks.seconds', { count: Math.max(1, left) }) : t('tasks.minutes', { count: Math.round(left / 60) })}</span>}
      </p>
    </div>
  )
}

/** Stop a task, after the user has said so twice only where something would be lost: never here. */
export function StopTask({ task }: { task: Task }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const look = useLookAgain()
  const [busy, setBusy] = useState(false)
  const stop = async () => {
    setBusy(true)
    try {
      await stopTasks([task.id])
      look()
    } catch (error) {
      message.error(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return <Button size="small" loading={busy} disabled={!task.may_cancel} aria-label={t('tasks.stopThis', { title: task.name })} onClick={() => void stop()}>{t('tasks.stop')}</Button>
}

/** A task in the drawer: what it is, how far, what came out of it. */
export function TaskItem({ task, onLeave }: { task: Task; onLeave: () => void }) {
  const { t } = useTranslation()
  const live = isLive(task)
  return (
    <li className="zg-feed-item">
      <div className="zg-feed-head">
        <b>{task.name}</b>
        <StateTag state={task.state} states={[{ code: task.state, label: task.state_label, tone: TASK_TONES[task.state] }]} />
      </div>
      {live && <TaskProgress task={task} />}
      {task.problem && <p className="zg-feed-bad">{task.problem.detail} <span>{task.problem.remedy}</span></p>}
      <div className="zg-feed-foot">
        <time dateTime={task.created_at}>{moment(task.ended_at ?? task.created_at)}</time>
        <span className="zg-spacer" />
        {live && <StopTask task={task} />}
        {task.link && (task.state === 'done' || live) && <Link to={task.link as string} className="zg-link" onClick={onLeave}>{t(live ? 'tasks.watch' : 'tasks.result')}</Link>}
      </div>
    </li>
  )
}
