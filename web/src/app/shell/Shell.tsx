import { useQueryClient } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whenExpired, whenFactorAsked } from '~/api/http'
import { usePreferencesKept } from '~/api/preferences'
import { ME, useMe } from '~/api/session'
import { Brand } from '~/components/Brand'
import { ErrorBoundary } from '~/components/ErrorBoundary'
import { FactorDialog, FactorPage, fetchAhead, LogInDialog, LogInPage } from '~/features/session/gates'
import { useLater } from '~/lib/later'
import { usePhone, useSettings } from '~/lib/settings'
import { HeaderBar } from './HeaderBar'
import { obey } from './obey'
import { Offline } from './Offline'
import { Pages } from './Pages'
import { PlaceStrip } from './PlaceSwitcher'
import { SideMenu } from './SideMenu'
import { TabBar } from './TabBar'

function Frame() {
  const { t } = useTranslation()
  const phone = usePhone()
  const { collapsed } = useSettings()
  const [drawer, setDrawer] = useState(false)
  // Where this browser has a copy of what its user set, at once; else as soon as the server has said it.
  const ready = usePreferencesKept(obey)
  if (!ready) return null
  return (
    <div className="zg-shell">
      <a className="zg-skip" href="#main">{t('shell.skip')}</a>
      {phone ? (
        <Drawer open={drawer} onClose={() => setDrawer(false)} placement="left" size={248} closable={false} styles={{ body: { padding: 0 } }} rootClassName="zg-drawer-menu">
          <Brand />
          <SideMenu collapsed={false} onPicked={() => setDrawer(false)} />
        </Drawer>
      ) : (
        <nav className={`zg-side${collapsed ? ' zg-side-narrow' : ''}`} aria-label={t('shell.menu')}>
          <Brand small={collapsed} />
          <div className="zg-side-menu"><SideMenu collapsed={collapsed} /></div>
        </nav>
      )}
      <div className="zg-body">
        <HeaderBar onMenu={() => setDrawer(true)} />
        <Offline />
        <PlaceStrip />
        {!phone && <TabBar />}
        <main id="main" className="zg-main" tabIndex={-1}><Pages /></main>
      </div>
    </div>
  )
}

export function Shell() {
  const { me, loading } = useMe()
  const [expired, setExpired] = useState(false)
  useEffect(() => whenExpired(() => setExpired(true)), [])
  const client = useQueryClient()
  useEffect(() => whenFactorAsked(() => void client.invalidateQueries({ queryKey: ME })), [client])
  const lacks = me?.second_factor === 'required'
  const [begun, setBegun] = useState(false)
  useEffect(() => {
    if (me && !lacks) setBegun(true)
  }, [me, lacks])
  const later = useLater()
  useEffect(() => {
    if (later) fetchAhead()
  }, [later])
  if (loading) return null
  if (!me) return <ErrorBoundary><Suspense><LogInPage onDone={() => setExpired(false)} /></Suspense></ErrorBoundary>
  if (lacks && !begun) return <ErrorBoundary><Suspense><FactorPage /></Suspense></ErrorBoundary>
  return (
    <>
      <Frame />
      <ErrorBoundary>
        <Suspense>
          {lacks && <FactorDialog open={!expired} />}
          {expired && <LogInDialog open who={me} onDone={() => setExpired(false)} />}
        </Suspense>
      </ErrorBoundary>
    </>
  )
}
