import { DownOutlined, FilterOutlined, UpOutlined } from '@ant-design/icons'
import { Badge, Button, DatePicker, Drawer, Input, Select, Space } from 'antd'
import dayjs from 'dayjs'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Description, Filter } from '~/api/descriptions'
import type { Query } from '~/api/http'
import { usePhone } from '~/lib/settings'
import type { Sort } from '../grid/sorting'
import { RefSelect } from '../RefSelect'
import { SortSelect } from './SortSelect'

interface Props {
  description: Description
  filters: Query
  onChange: (filters: Query) => void
  fixed: readonly string[]
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Where views of the list are chosen. */
  views?: ReactNode
}

function Period({ filter, filters, onChange }: { filter: Filter; filters: Query; onChange: (filters: Query) => void }) {
  const whole = filter.kind === 'days'
  const shown = (value: unknown, back: number) => (value ? dayjs(String(value)).subtract(back, 'day') : null)
  return (
    <DatePicker.RangePicker
      className="zg-filter-period"
      aria-label={filter.label}
      allowEmpty={[true, true]}
      value={[shown(filters.since, 0), shown(filters.until, whole ? 0 : 1)]}
      onChange={(range) => {
        const [from, to] = range ?? [null, null]
        const text = (at: dayjs.Dayjs | null | undefined) => (at ? (whole ? at.format('YYYY-MM-DD') : at.toISOString()) : null)
        // The server's `until` is the first moment that does not belong to the period.
        onChange({ ...filters, since: text(from?.startOf('day')), until: text(whole ? to : to?.add(1, 'day').startOf('day')) })
      }}
    />
  )
}

function Field({ filter, filters, onChange }: { filter: Filter; filters: Query; onChange: (filters: Query) => void }) {
  const { t } = useTranslation()
  const value = filters[filter.key]
  const put = (next: string | number | boolean | null | undefined) => onChange({ ...filters, [filter.key]: next ?? null })
  const common = { placeholder: filter.label, 'aria-label': filter.label, className: 'zg-filter' }
  if (filter.kind === 'moments' || filter.kind === 'days') return <Period filter={filter} filters={filters} onChange={onChange} />
  if (filter.kind === 'reference') return <RefSelect {...common} list={filter.reference!} value={(value as number | null) ?? null} onChange={put} />
  if (filter.kind === 'choice') {
    return <Select {...common} allowClear value={(value as string | null) ?? null} options={filter.choices ?? []} onChange={put} popupMatchSelectWidth={false} />
  }
  if (filter.kind === 'flag') {
    const options = [{ value: 'true', label: `${filter.label}: ${t('common.yes')}` }, { value: 'false', label: `${filter.label}: ${t('common.no')}` }]
    return <Select {...common} allowClear value={value == null ? null : String(value)} options={options} onChange={put} popupMatchSelectWidth={false} />
  }
  if (filter.kind === 'day' || filter.kind === 'month') {
    const month = filter.kind === 'month'
    const shown = value ? dayjs(month ? `${String(value).slice(0, 4)}-${String(value).slice(4)}-01` : String(value)) : null
    return <DatePicker {...common} picker={month ? 'month' : 'date'} value={shown} onChange={(at: dayjs.Dayjs | null) => put(at?.format(month ? 'YYYYMM' : 'YYYY-MM-DD') ?? null)} />
  }
  return <Input {...common} allowClear defaultValue={(value as string) ?? ''} onPressEnter={(event) => put(event.currentTarget.value.trim())} onClear={() => put(null)} />
}

/** One line: the search box with its field, the quick filters; the rest opens below. */
export function FilterBar({ description, filters, onChange, fixed, sort = null, onSort, views }: Props) {
  const { t } = useTranslation()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const named = description.filters.filter((filter) => description.searched.includes(filter.key))
  const [field, setField] = useState(description.searches ? 'search' : description.searched[0])
  const others = description.filters.filter((filter) => !description.searched.includes(filter.key) && !fixed.includes(filter.key) && filter.key !== 'company_id')
  const period = others.filter((filter) => filter.kind === 'moments' || filter.kind === 'days')
  const quick = [...others.filter((filter) => filter.kind === 'reference').slice(0, 3), ...period]
  const rest = others.filter((filter) => !quick.includes(filter))
  const fields = [...(description.searches ? [{ value: 'search', label: t('filter.any') }] : []), ...named.map((one) => ({ value: one.key, label: one.label }))]
  const search = (text: string) => {
    const cleared = Object.fromEntries(fields.map((one) => [one.value, null]))
    onChange({ ...filters, ...cleared, ...(field ? { [field]: text.trim() || null } : {}) })
  }
  const box = field && (
    <Space.Compact className="zg-filter-search">
      {fields.length > 1 && <Select value={field} options={fields} onChange={setField} popupMatchSelectWidth={false} aria-label={t('filter.field')} />}
      <Input.Search allowClear placeholder={t('filter.search', { field: fields.find((one) => one.value === field)?.label })} aria-label={t('filter.searchLabel')} onSearch={search} />
    </Space.Compact>
  )
  const shown = (some: readonly Filter[]) => some.map((filter) => <Field key={filter.key} filter={filter} filters={filters} onChange={onChange} />)
  if (phone) {
    const sorts = !!onSort && description.columns.some((column) => column.sortable)
    const active = others.filter((filter) => filters[filter.key] != null).length
    return (
      <div className="zg-filter-line">
        {box}
        {views}
        {(sorts || others.length > 0) && <Badge count={active} size="small"><Button icon={<FilterOutlined />} aria-label={t('filter.more')} onClick={() => setOpen(true)} /></Badge>}
        <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="auto" title={t('filter.more')} extra={<Button type="link" onClick={() => onChange({})}>{t('filter.reset')}</Button>}>
          <div className="zg-filter-drawer">
            {sorts && <label><span>{t('list.sort')}</span><SortSelect columns={description.columns} value={sort} onChange={onSort} /></label>}
            {others.map((filter) => <label key={filter.key}><span>{filter.label}</span>{shown([filter])}</label>)}
          </div>
          <Button type="primary" block size="large" onClick={() => setOpen(false)}>{t('filter.done')}</Button>
        </Drawer>
      </div>
    )
  }
  return (
    <div className="zg-filters">
      <div className="zg-filter-line">
        {views}
        {box}
        {shown(quick)}
        <Button type="link" onClick={() => onChange({})}>{t('filter.reset')}</Button>
        {rest.length > 0 && (
          <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>{t('filter.more')} {open ? <UpOutlined /> : <DownOutlined />}</Button>
        )}
      </div>
      {open && <div className="zg-filter-line">{shown(rest)}</div>}
    </div>
  )
}
