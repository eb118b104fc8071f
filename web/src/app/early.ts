/* What every page waits for is asked for before there is a page: who it is, what the lists look like, the code of the page itself. */
import type { QueryClient } from '@tanstack/react-query'
import { descriptionsAsked } from '~/api/descriptions'
import { ME_ASKED, meKept } from '~/api/session'
import { fetchAhead } from '~/features/session/gates'
import i18n from '~/lib/i18n'
import { router } from './router'

export function ask(client: QueryClient): void {
  void client.prefetchQuery(ME_ASKED)
  // Where nobody was logged in, the page to log in comes first.
  if (!meKept()) return fetchAhead()
  void client.prefetchQuery(descriptionsAsked(i18n.language))
  void router.matchRoutes(location.pathname, {}).at(-1)?.staticData.entry?.page.load()
}
