import { ArrowDownOutlined, ArrowUpOutlined, PushpinFilled, PushpinOutlined } from '@ant-design/icons'
import { Button, Checkbox, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Column } from '~/api/descriptions'
import { arranged, changed, isHidden, moved, type ColumnSetting } from './layout'

interface Props {
  open: boolean
  onClose: () => void
  columns: readonly Column[]
  settings: readonly ColumnSetting[]
  onSettings: (settings: ColumnSetting[]) => void
}

export function ColumnSettings({ open, onClose, columns, settings, onSettings }: Props) {
  const { t } = useTranslation()
  const pinOf = (key: string) => settings.find((setting) => setting.key === key)?.pin
  return (
    <Drawer
      open={open} onClose={onClose} title={t('columns.title')} size={340}
      extra={<Button type="link" onClick={() => onSettings([])}>{t('columns.reset')}</Button>}
    >
      <ul className="zg-columns">
        {arranged(columns, settings).map((column) => (
          <li key={column.key}>
            <Checkbox checked={!isHidden(column, settings)} onChange={(event) => onSettings(changed(columns, settings, column.key, { hidden: !event.target.checked }))}>
              {column.label}
            </Checkbox>
            <span>
              <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={t('columns.up', { column: column.label })} onClick={() => onSettings(moved(columns, settings, column.key, -1))} />
              <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={t('columns.down', { column: column.label })} onClick={() => onSettings(moved(columns, settings, column.key, 1))} />
              <Button
                type="text" size="small" aria-pressed={pinOf(column.key) === 'left'}
                icon={pinOf(column.key) === 'left' ? <PushpinFilled /> : <PushpinOutlined />}
                aria-label={t('columns.pin', { column: column.label })}
                onClick={() => onSettings(changed(columns, settings, column.key, { pin: pinOf(column.key) === 'left' ? null : 'left' }))}
              />
            </span>
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
