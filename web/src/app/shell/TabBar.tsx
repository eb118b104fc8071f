import { CloseOutlined, PushpinFilled, ReloadOutlined } from '@ant-design/icons'
import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { Dropdown, type MenuProps } from 'antd'
import { useEffect, useRef, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { close, pin, restart, useTabs, type Tab } from '~/lib/tabs'

export function TabBar() {
  const { t } = useTranslation()
  const router = useRouter()
  const navigate = useNavigate()
  const front = useRouterState({ select: (state) => (state.resolvedLocation ?? state.location).pathname })
  const tabs = useTabs()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    bar.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [front, tabs.length])

  const titleOf = (tab: Tab) => {
    if (tab.title) return tab.title
    const entry = router.matchRoutes(tab.path, {}).at(-1)?.staticData.entry
    return entry ? t(entry.title) : t('page.missing')
  }
  const go = (href: string) => void navigate({ to: href as string })
  const shut = (paths: readonly string[]) => {
    const next = close(paths, front)
    if (next !== null) go(next)
  }
  const menuOf = (tab: Tab): MenuProps => ({
    items: [
      { key: 'reload', label: t('tabs.reload'), icon: <ReloadOutlined />, onClick: () => restart(tab.path) },
      { key: 'pin', label: t(tab.pinned ? 'tabs.unpin' : 'tabs.pin'), icon: <PushpinFilled />, onClick: () => pin(tab.path) },
      { type: 'divider' },
      { key: 'close', label: t('tabs.close'), icon: <CloseOutlined />, disabled: tab.pinned, onClick: () => shut([tab.path]) },
      { key: 'others', label: t('tabs.closeOthers'), onClick: () => shut(tabs.filter((o) => o.path !== tab.path).map((o) => o.path)) },
      { key: 'all', label: t('tabs.closeAll'), onClick: () => shut(tabs.map((o) => o.path)) },
    ],
  })
  return (
    <div className="zg-tabs" role="tablist" aria-label={t('tabs.label')} ref={bar}>
      {tabs.map((tab) => (
        <Dropdown key={tab.path} menu={menuOf(tab)} trigger={['contextMenu']}>
          <div
            role="tab"
            tabIndex={tab.path === front ? 0 : -1}
            aria-selected={tab.path === front}
            className="zg-tab"
            onClick={() => go(tab.href)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ' ') go(tab.href)
              if (event.key === 'Delete' && !tab.pinned) shut([tab.path])
            }}
            onAuxClick={(event: MouseEvent) => event.button === 1 && !tab.pinned && shut([tab.path])}
          >
            {tab.pinned && <PushpinFilled className="zg-tab-pin" />}
            <span className="zg-tab-title">{titleOf(tab)}</span>
            {!tab.pinned && (
              <CloseOutlined
                className="zg-tab-close"
                aria-label={t('tabs.close')}
                onClick={(event) => {
                  event.stopPropagation()
                  shut([tab.path])
                }}
              />
            )}
          </div>
        </Dropdown>
      ))}
    </div>
  )
}
