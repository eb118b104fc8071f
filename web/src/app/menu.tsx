import {
  AccountBookOutlined, AppstoreOutlined, BarChartOutlined, DatabaseOutlined, InboxOutlined, RollbackOutlined, ScanOutlined, SettingOutlined,
  ShoppingCartOutlined, ShoppingOutlined, TeamOutlined,
} from '@ant-design/icons'
import type { MenuProps } from 'antd'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { Area, PageEntry } from '~/lib/page'
import { PAGES } from './pages'

const ICONS: Record<Area, ReactNode> = {
  home: <BarChartOutlined />, phone: <ScanOutlined />, sales: <ShoppingCartOutlined />, aftersales: <RollbackOutlined />, purchasing: <ShoppingOutlined />,
  warehouse: <InboxOutlined />, stock: <DatabaseOutlined />, catalog: <AppstoreOutlined />, partners: <TeamOutlined />,
  finance: <AccountBookOutlined />, system: <SettingOutlined />,
}
const ORDER = Object.keys(ICONS) as Area[]
/** What people do with a phone in the hand comes first there; beside a keyboard it is one of many. */
const LATER: readonly Area[] = ['phone', 'system']

/** The pages in the menu that somebody may open, by area. */
export function seen(may: (permission: string | undefined) => boolean, phone = false): Map<Area, PageEntry[]> {
  const areas = new Map<Area, PageEntry[]>()
  // On a phone the first page is the day, which stands among the work.
  for (const area of phone ? ORDER.slice(1) : [...ORDER.filter((each) => !LATER.includes(each)), ...LATER]) {
    const pages = PAGES.filter((page) => page.area === area && may(page.permission))
    if (pages.length) areas.set(area, pages)
  }
  return areas
}

export function menuItems(areas: Map<Area, PageEntry[]>, t: TFunction): NonNullable<MenuProps['items']> {
  return [...areas].map(([area, pages]) => {
    const [only] = pages
    if (area === 'home' && only) return { key: only.path, icon: ICONS[area], label: t(only.title) }
    return {
      key: area, icon: ICONS[area], label: t(`area.${area}`),
      children: pages.map((page) => ({ key: page.path, label: t(page.title) })),
    }
  })
}
