import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode, useEffect, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import * as early from './app/early'
import { router } from './app/router'
import './app/styles.css'
import { dark, light, still } from './app/theme'
import './lib/i18n'
import { Problem } from './lib/problem'
import * as pwa from './lib/pwa'
import { useDark, useStill } from './lib/settings'
import * as stale from './lib/stale'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      // What was refused is refused again; what was not heard may be asked again.
      retry: (count, error) => !(error instanceof Problem && error.status < 500) && count < 2,
    },
  },
})

function Root() {
  const { i18n } = useTranslation()
  const isDark = useDark()
  const isStill = useStill()
  const theme = useMemo(() => {
    const one = isDark ? dark : light
    return isStill ? still(one) : one
  }, [isDark, isStill])
  const zh = i18n.language === 'zh'
  useEffect(() => {
    dayjs.locale(zh ? 'zh-cn' : 'en')
  }, [zh])
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }, [isDark])
  return (
    <ConfigProvider locale={zh ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <App className="zg-app">
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  )
}

stale.watch()
pwa.start()
early.ask(client)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Root />
    </QueryClientProvider>
  </StrictMode>,
)
