import { BulbOutlined, GlobalOutlined, LogoutOutlined, MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined, QuestionCircleOutlined, SafetyCertificateOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useSession } from '~/api/session'
import { choose, type Language } from '~/lib/i18n'
import { prefer } from '~/lib/preferences'
import { useLater } from '~/lib/later'
import { set, usePhone, useSettings } from '~/lib/settings'
import { KeyboardHelp } from './KeyboardHelp'
import { leave } from './leave'
import { NoticeBell } from './NoticeBell'
import { PlaceSwitcher } from './PlaceSwitcher'
import { SearchBox } from './SearchBox'
import { TaskCentre } from './TaskCentre'

const QueueBadge = lazy(() => import('~/features/phone/QueueBadge'))

export function HeaderBar({ onMenu }: { onMenu: () => void }) {
  const { t, i18n } = useTranslation()
  const { me } = useMe()
  const { logOut } = useSession()
  const client = useQueryClient()
  const { modal, message } = App.useApp()
  const navigate = useNavigate()
  const phone = usePhone()
  const { collapsed, theme, upIsRed } = useSettings()
  const [help, setHelp] = useState(false)
  const later = useLater()

  const speak = async (language: Language) => {
    prefer('language', language)
    await choose(language)
    await client.invalidateQueries()
  }
  const account: MenuProps['items'] = [
    {
      key: 'language', icon: <GlobalOutlined />, label: t('account.language'),
      children: [
        { key: 'zh', label: '简体中文', onClick: () => void speak('zh') },
        { key: 'en', label: 'English', onClick: () => void speak('en') },
      ],
    },
    {
      key: 'theme', icon: <BulbOutlined />, label: t('account.theme'),
      children: (['light', 'dark', 'system'] as const).map((one) => ({
        key: one, label: t(`account.themes.${one}`), onClick: () => set({ theme: one }),
      })),
    },
    { key: 'direction', icon: <SwapOutlined />, label: t(upIsRed ? 'account.upIsRed' : 'account.upIsGreen'), onClick: () => set({ upIsRed: !upIsRed }) },
    { key: 'security', icon: <SafetyCertificateOutlined />, label: t('account.security'), onClick: () => void navigate({ to: '/account/security' as string }) },
    { key: 'help', icon: <QuestionCircleOutlined />, label: t('account.keyboard'), onClick: () => setHelp(true) },
    { type: 'divider' },
    { key: 'out', icon: <LogoutOutlined />, label: t('account.logOut'), onClick: () => void (me && leave(me, logOut, modal, (text) => void message.warning(text), t)) },
  ]
  return (
    <header className="zg-header">
      {phone ? (
        <Button type="text" icon={<MenuOutlined />} aria-label={t('shell.menu')} onClick={onMenu} />
      ) : (
        <Button
          type="text"
          icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          aria-label={t(collapsed ? 'shell.unfold' : 'shell.fold')}
          onClick={() => set({ collapsed: !collapsed })}
        />
      )}
      <SearchBox />
      <PlaceSwitcher />
      <span className="zg-spacer" />
      {me && later && <Suspense fallback={null}><QueueBadge me={me} /></Suspense>}
      {!phone && (
        <Button type="text" onClick={() => void speak(i18n.language === 'zh' ? 'en' : 'zh')} lang={i18n.language === 'zh' ? 'en' : 'zh'}>
          {i18n.language === 'zh' ? 'English' : '中文'}
        </Button>
      )}
      <TaskCentre wanted={later} />
      <NoticeBell wanted={later} />
      <Dropdown menu={{ items: account, selectedKeys: [i18n.language, theme] }} trigger={['click']} placement="bottomRight">
        <Button type="text" icon={<UserOutlined />} title={t('account.label')} {...(phone ? { 'aria-label': t('account.label') } : {})}>{phone ? null : me?.name}</Button>
      </Dropdown>
      <KeyboardHelp open={help} onClose={() => setHelp(false)} />
    </header>
  )
}
