import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import type { PageEntry } from '~/lib/page'
import { PAGES } from './pages'
import { Shell } from './shell/Shell'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    entry?: PageEntry
  }
  interface Register {
    router: typeof router
  }
}

const root = createRootRoute({ component: Shell, notFoundComponent: () => null })

const routes = PAGES.map((entry) =>
  createRoute({ getParentRoute: () => root, path: entry.path, staticData: { entry }, component: () => null }),
)

export const router = createRouter({ routeTree: root.addChildren(routes), defaultPreload: false })
