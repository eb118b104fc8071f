import { useNavigate, useRouterState } from '@tanstack/react-router'
import { Menu } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { usePhone } from '~/lib/settings'
import { menuItems, seen } from '../menu'

export function SideMenu({ collapsed, onPicked }: { collapsed: boolean; onPicked?: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const phone = usePhone()
  const areas = useMemo(() => seen(may, phone), [may, phone])
  const items = useMemo(() => menuItems(areas, t), [areas, t])
  const pages = [...areas.values()].flat()
  // A document belongs to its list: the longest page of the menu that its address begins with.
  const at = pages
    .filter((page) => path === page.path || (page.path !== '/' && path.startsWith(`${page.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0]
  const [opened, setOpened] = useState<string[]>(() => [...(at?.area ? [at.area] : []), ...(phone ? ['phone'] : [])])
  const open = at?.area && !opened.includes(at.area) ? [...opened, at.area] : opened
  return (
    <Menu
      theme="dark"
      mode="inline"
      inlineIndent={16}
      inlineCollapsed={collapsed}
      items={items}
      selectedKeys={at ? [at.path] : []}
      {...(collapsed ? {} : { openKeys: open, onOpenChange: setOpened })}
      onClick={({ key }) => {
        void navigate({ to: key })
        onPicked?.()
      }}
    />
  )
}
