import { CompassOutlined, WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'

interface Props {
  kind: 'missing' | 'warning'
  title: string
  hint: string
  action: string
  onAction: () => void
}

/** Instead of a page: what happened to it, and the way on. */
export function Outcome({ kind, title, hint, action, onAction }: Props) {
  return (
    <section className={`zg-outcome zg-outcome-${kind}`}>
      {kind === 'missing' ? <CompassOutlined /> : <WarningFilled />}
      <h1>{title}</h1>
      <p>{hint}</p>
      <Button type="primary" onClick={onAction}>{action}</Button>
    </section>
  )
}
