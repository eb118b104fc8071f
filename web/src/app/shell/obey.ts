import { choose, current } from '~/lib/i18n'
import { pinnedFrom } from '~/lib/tabs'

/** What of the user's settings is more than a value that components read: the language, the pinned pages. */
export function obey(settings: Readonly<Record<string, unknown>>): void {
  const { language, pinned } = settings
  if ((language === 'zh' || language === 'en') && language !== current()) void choose(language)
  pinnedFrom(Array.isArray(pinned) ? pinned : [])
}
