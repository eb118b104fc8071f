import { Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whenExpired } from '~/api/http'
import { useMe } from '~/api/session'
import { Brand } from '~/components/Brand'
import { LogInDialog, LogInPage } from '~/features/session/LogIn'
import { usePhone, useSettings } from '~/lib/settings'
import { HeaderBar } from './HeaderBar'
import { Offline } from './Offline'
import { Pages } from './Pages'
import { SideMenu } from './SideMenu'
import { TabBar } from './TabBar'

function Frame() {
  const { t } = useTranslation()
  const phone = usePhone()
  const { collapsed } = useSettings()
  const [drawer, setDrawer] = useState(false)
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
        {!phone && <TabBar />}
        <main id="main" className="zg-main" tabIndex={-1}><Pages /></main>
      </div>
    </div>
  )
}

export function Shell() {
  const { me, failed, loading } = useMe()
  const [expired, setExpired] = useState(false)
  useEffect(() => whenExpired(() => setExpired(true)), [])
  if (loading) return null
  if (!me || (failed && !me)) return <LogInPage onDone={() => setExpired(false)} />
  return (
    <>
      <Frame />
      <LogInDialog open={expired} who={me} onDone={() => setExpired(false)} />
    </>
  )
}
