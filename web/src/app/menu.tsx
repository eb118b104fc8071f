import {
  AccountBookOutlined, AppstoreOutlined, BarChartOutlined, DatabaseOutlined, InboxOutlined, RollbackOutlined, SettingOutlined,
  ShoppingCartOutlined, ShoppingOutlined, TeamOutlined,
} from '@ant-design/icons'
import type { MenuProps } from 'antd'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { Area, PageEntry } from '~/lib/page'
import { PAGES } from './pages'

const ICONS: Record<Area, ReactNode> = {
  home: <BarChartOutlined />, sales: <ShoppingCartOutlined />, aftersales: <RollbackOutlined />, purchasing: <ShoppingOutlined />,
  warehouse: <InboxOutlined />, stock: <DatabaseOutlined />, catalog: <AppstoreOutlined />, partners: <TeamOutlined />,
  finance: <AccountBookOutlined />, system: <SettingOutlined />,
}
const ORDER = Object.keys(ICONS) as Area[]

/** The pages in the menu that somebody may open, by area. */
export function seen(may: (permission: string | undefined) => boolean): Map<Area, PageEntry[]> {
  const areas = new Map<Area, PageEntry[]>()
  for (const area of ORDER) {
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
