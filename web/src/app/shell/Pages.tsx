import { useRouter, useRouterState } from '@tanstack/react-router'
import { Activity, Suspense, useEffect, useMemo } from 'react'
import { ErrorBoundary } from '~/components/ErrorBoundary'
import { Missing } from '~/components/Missing'
import { PageSkeleton } from '~/components/PageSkeleton'
import { PageContext } from '~/lib/page'
import { useTabs, visit, type Tab } from '~/lib/tabs'

// What is no number names nothing that could be asked for.
const ID = /^[1-9]\d{0,17}$/

function Frame({ tab, front }: { tab: Tab; front: boolean }) {
  const router = useRouter()
  const [entry, info] = useMemo(() => {
    const at = new URL(tab.href, location.origin)
    const search = router.options.parseSearch!(at.search)
    const match = router.matchRoutes(tab.path, search).at(-1)
    return [match?.staticData.entry, { path: tab.path, title: match?.staticData.entry?.title ?? '', params: (match?.params ?? {}) as Record<string, string>, search, front }] as const
  }, [router, tab.href, tab.path, front])
  const { id } = info.params
  if (!entry || (id !== undefined && !ID.test(id))) return <Missing />
  const Page = entry.page
  return (
    <PageContext value={info}>
      <ErrorBoundary key={tab.round}>
        <Suspense fallback={<PageSkeleton />}>
          <Page key={tab.round} />
        </Suspense>
      </ErrorBoundary>
    </PageContext>
  )
}

/** Every open page; only the one in front is shown and works. */
export function Pages() {
  const at = useRouterState({ select: (state) => state.resolvedLocation ?? state.location })
  const tabs = useTabs()
  useEffect(() => visit(at.pathname, at.href), [at.pathname, at.href])
  return tabs.map((tab) => (
    <Activity key={tab.path} mode={tab.path === at.pathname ? 'visible' : 'hidden'}>
      <div className="zg-page">
        <Frame tab={tab} front={tab.path === at.pathname} />
      </div>
    </Activity>
  ))
}
