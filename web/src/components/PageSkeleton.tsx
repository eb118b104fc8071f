import { Skeleton } from 'antd'

export function PageSkeleton() {
  return (
    <div className="zg-panel zg-pad">
      <Skeleton active title={{ width: 180 }} paragraph={{ rows: 10, width: '100%' }} />
    </div>
  )
}
