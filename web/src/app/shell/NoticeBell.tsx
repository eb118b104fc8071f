import { BellOutlined, CheckCircleFilled, CloseCircleFilled, InfoCircleFilled } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Badge, Button, Drawer, Empty, Skeleton } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotices, useUnread, type Notice } from '~/api/tasks'
import { Problems } from '~/components/Problems'
import { usePhone } from '~/lib/settings'
import { moment } from '~/lib/time'

const SIGNS: Record<Notice['tone'], ReactNode> = {
  good: <CheckCircleFilled aria-hidden style={{ color: 'var(--green)' }} />, bad: <CloseCircleFilled aria-hidden style={{ color: 'var(--red)' }} />, info: <InfoCircleFilled aria-hidden style={{ color: 'var(--primary)' }} />,
}

/** The bell with the number of what has not been read, and its drawer. */
export function NoticeBell({ wanted }: { wanted: boolean }) {
  const { t } = useTranslation()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const unread = useUnread(wanted || open)
  const { notices, error, loading, read } = useNotices(open)
  const leave = (notice: Notice) => {
    setOpen(false)
    if (!notice.read_at) void read([notice.id])
  }
  return (
    <>
      <Button type="text" aria-label={t('notices.open', { count: unread })} title={t('notices.title')} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Badge count={unread} size="small" overflowCount={99} offset={[2, -2]}><BellOutlined className="zg-header-icon" /></Badge>
      </Button>
      <Drawer
        open={open} onClose={() => setOpen(false)} title={t('notices.title')} size={phone ? '100%' : 400} classNames={{ body: 'zg-drawer-list' }}
        extra={<Button size="small" disabled={!unread} onClick={() => void read(null)}>{t('notices.readAll')}</Button>}
      >
        <Problems error={error} />
        {loading && <Skeleton active />}
        {!loading && !notices.length && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('notices.none')} />}
        <ul className="zg-feed" aria-label={t('notices.title')}>
          {notices.map((notice) => (
            <li key={notice.id} className={`zg-feed-item${notice.read_at ? '' : ' zg-unread'}`}>
              <div className="zg-feed-head">
                {SIGNS[notice.tone]}
                <span className="zg-feed-text">
                  {notice.link ? <Link to={notice.link as string} onClick={() => leave(notice)}>{notice.text}</Link> : notice.text}
                </span>
              </div>
              <div className="zg-feed-foot">
                <time dateTime={notice.created_at}>{moment(notice.created_at)}</time>
                <span className="zg-spacer" />
                {!notice.read_at && <button type="button" className="zg-link" onClick={() => void read([notice.id])}>{t('notices.read')}</button>}
              </div>
            </li>
          ))}
        </ul>
      </Drawer>
    </>
  )
}
