import { ExportOutlined, PlusOutlined, ReloadOutlined, SettingOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, Space } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState, type ComponentProps, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePage } from '~/lib/page'
import { useDescription, type Column, type Description } from '~/api/descriptions'
import { url, type Query } from '~/api/http'
import { useViews, type View } from '~/api/preferences'
import { useMay } from '~/api/session'
import { usePlace, within } from '~/lib/place'
import { usePhone } from '~/lib/settings'
import { useColumnSettings } from '../grid/useColumnSettings'
import { ColumnSettings } from '../grid/ColumnSettings'
import { ErpGrid } from '../grid/ErpGrid'
import type { ColumnSetting } from '../grid/layout'
import { NONE, type Selection } from '../grid/selection'
import { content, shown, type Row } from '../grid/Cell'
import { Go } from '../Go'
import { PageSkeleton } from '../PageSkeleton'
import { usePrintKindsOf } from '../print/kinds'
import { Problems } from '../Problems'
import { BatchBar } from './BatchBar'
import { CardList } from './CardList'
import { DocLink } from './DocLink'
import { EmptyList } from './EmptyList'
import { addressOfReference } from './addresses'
import { FilterBar } from './FilterBar'
import { StatusTabs } from './StatusTabs'
import { useCounts, useList } from './useList'
import { useSort } from './useSort'
import { ViewChooser } from './ViewChooser'
import { firstOf, shownOf } from './views'

export interface DocumentListProps {
  name: string
  /** Where a row is opened: `/sales/orders` opens `/sales/orders/7`. */
  base: string
  /** Actions for many at once, in their order. */
  batch?: readonly string[]
  /** What some of them ask first; see `BatchBar`. */
  askFirst?: ComponentProps<typeof BatchBar>['askFirst']
  /** Other buttons above the list. */
  extra?: ReactNode
  /** Filters that always hold and are not offered: a list inside the page of what it belongs to. */
  fixed?: Query
  /** Beside the list, at its left: a tree that filters it. */
  side?: (filters: Query, onFilters: (filters: Query) => void) => ReactNode
  /** Where a row is opened, where `base` and its id do not say it; null: nowhere. */
  href?: (row: Row) => string | null
}

export function DocumentList(props: DocumentListProps) {
  const description = useDescription(props.name)
  return description ? <Loaded {...props} description={description} /> : <PageSkeleton />
}

const NOTHING_FIXED: Query = {}

function Loaded({ description, base, batch = [], askFirst, extra, fixed = NOTHING_FIXED, side, href }: DocumentListProps & { description: Description }) {
  const { t } = useTranslation()
  const page = usePage()
  const navigate = useNavigate()
  const may = useMay()
  const phone = usePhone()
  const { views } = useViews(description.name)
  const whole = fixed === NOTHING_FIXED
  // An address that asks for something gets that; else the list opens with the view that its user chose.
  const { sort: _, ...search } = page.search
  const asks = whole && Object.keys(search).length > 0
  const [start] = useState(() => (whole && !asks ? firstOf(views) : null))
  const [view, setView] = useState<number | null>(start?.id ?? null)
  const plain = description.tabs[0]?.key ?? ''
  const [filters, setFilters] = useState<Query>(() => (start ? shownOf(start.content).filters : whole ? (search as Query) : {}))
  const [tab, setTab] = useState<string>(() => (start ? shownOf(start.content).tab : asks ? '' : plain))
  const [sort, setSort] = useSort(description, whole, start ? shownOf(start.content).sort : null)
  const printable = usePrintKindsOf(description.name).length > 0
  const [selection, setSelection] = useState<Selection>(NONE)
  const [own, setOwn] = useColumnSettings(description.name)
  const [inView, setInView] = useState<readonly ColumnSetting[]>(() => (start ? shownOf(start.content).columns : []))
  const settings = view === null ? own : inView
  const setSettings = view === null ? setOwn : setInView
  const here = usePlace()
  const place = useMemo(() => within(here, description.filters.map((filter) => filter.key)), [here, description])
  // The list may be open already when an address asks it for something else.
  const address = JSON.stringify(search)
  const answered = useRef(address)
  useEffect(() => {
    if (answered.current === address) return
    answered.current = address
    if (!asks) return
    setSelection(NONE)
    setView(null)
    setFilters(JSON.parse(address) as Query)
    setTab('')
  }, [address, asks])
  // What was chosen among other rows is not meant among these.
  useEffect(() => setSelection(NONE), [place])
  const [drawer, setDrawer] = useState(false)
  const active = description.tabs.find((each) => each.key === tab)
  const asked = useMemo<Query>(() => ({ ...filters, ...active?.filters, ...place, ...fixed }), [filters, active, place, fixed])
  const list = useList(description, asked, sort)
  const counts = useCounts(description, { ...filters, ...place, ...fixed })
  const refresh = () => {
    list.refresh()
    void counts.refetch()
  }
  const choose = (next: Query) => {
    setSelection(NONE)
    setFilters(next)
  }
  const show = (next: View | null) => {
    const shown = next ? shownOf(next.content) : { tab: plain, filters: {}, sort: null, columns: [] }
    setSelection(NONE)
    setView(next?.id ?? null)
    setFilters(shown.filters)
    setTab(shown.tab)
    setSort(shown.sort)
    setInView(shown.columns)
  }
  const made = (id: number) => {
    setInView(settings)
    setView(id)
  }
  const addressOf = useCallback((row: Row) => (href ? href(row) : description.detail ? `${base}/${row.id}` : null), [href, description, base])
  const open = useCallback((row: Row) => {
    const to = addressOf(row)
    if (to) void navigate({ to: to as string })
  }, [addressOf, navigate])
  const link = useCallback((column: Column, row: Row) => {
    // The number opens a document; what has none is opened by its first column.
    const opener = description.columns.find((each) => each.kind === 'number') ?? description.columns[0]
    const to = column === opener ? addressOf(row) : addressOfReference(column, row)
    if (!to || row[column.key] == null) return null
    return column.kind === 'reference' ? <Go to={to}>{content(column, row, [])}</Go> : <DocLink to={to} text={shown(column, row[column.key])} />
  }, [addressOf, description])
  // What the list shows of itself nobody has asked for.
  const narrowed = tab !== plain || Object.values(filters).some((value) => value != null)
  const empty = (
    <EmptyList
      description={description} narrowed={narrowed} onAll={() => show(null)}
      onFirst={description.creates && may(description.creates) ? () => void navigate({ to: `${base}/new` as string }) : null}
    />
  )
  const main = (
    <section className="zg-list" aria-label={description.label}>
      <div className="zg-panel">
        <StatusTabs
          description={description} value={tab} counts={counts.data}
          onChange={(key) => {
            setSelection(NONE)
            setTab(key)
          }}
        />
        <FilterBar
          description={description} filters={filters} fixed={[...Object.keys(active?.filters ?? {}), ...Object.keys(place), ...Object.keys(fixed)]} onChange={choose} sort={sort} onSort={setSort}
          views={whole && <ViewChooser list={description.name} shown={{ tab, filters, sort, columns: settings }} chosen={view} onChoose={show} onMade={made} />}
        />
        <div className="zg-tools">
          {selection.keys.size || selection.everything ? (
            <BatchBar description={description} actions={batch} {...(askFirst ? { askFirst } : {})} filters={asked} rows={list.rows} total={list.total} selection={selection} onSelection={setSelection} onDone={refresh} />
          ) : (
            <Space>
              {description.creates && may(description.creates) && (
                <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate({ to: `${base}/new` as string })}>{t('list.new')}</Button>
              )}
              {extra}
            </Space>
          )}
          <span className="zg-spacer" />
          <Space>
            <Dropdown
              menu={{
                items: (['xlsx', 'csv'] as const).map((format) => ({
                  key: format, label: <a href={url(description.path, { ...asked, sort, export: format })} download>{t(`list.export.${format}`)}</a>,
                })),
              }}
            >
              <Button icon={<ExportOutlined />}>{phone ? null : t('list.exportLabel')}</Button>
            </Dropdown>
            <Button icon={<ReloadOutlined spin={list.refreshing} />} aria-label={t('list.refresh')} onClick={refresh} />
            {!phone && <Button icon={<SettingOutlined />} onClick={() => setDrawer(true)}>{t('columns.title')}</Button>}
          </Space>
        </div>
        <Problems error={list.error} />
      </div>
      <div className="zg-panel zg-grow">
        {phone ? (
          <CardList description={description} rows={list.rows} loading={list.loading} hasMore={list.hasMore} onMore={list.more} onOpen={open} empty={empty} />
        ) : (
          <ErpGrid
            label={description.label} columns={description.columns} rows={list.rows} states={description.states} settings={settings} onSettings={setSettings}
            {...(batch.length || printable ? { selection, onSelection: setSelection } : {})} sort={sort} onSort={setSort} onOpen={open} loading={list.loading} hasMore={list.hasMore} onMore={list.more}
            sums={list.sums} empty={empty} link={link}
          />
        )}
        <footer className="zg-foot">
          {list.total === null ? '…' : t('list.total', { count: list.total, loaded: list.rows.length })}
          {list.amounts.map((total) => <span key={total.key}>{total.label} <b>{shown({ ...total, hidden: false, sums: true, choices: null, reference: null, reference_key: null }, total.value)}</b></span>)}
        </footer>
      </div>
      <ColumnSettings open={drawer} onClose={() => setDrawer(false)} columns={description.columns} settings={settings} onSettings={setSettings} />
    </section>
  )
  if (!side) return main
  return (
    <div className="zg-beside">
      <aside className="zg-panel">{side(filters, choose)}</aside>
      {main}
    </div>
  )
}
