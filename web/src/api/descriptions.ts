/* What the server says about its lists and documents; the pages are drawn from it. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { components } from './generated/schema'
import { get } from './http'

export type Column = components['schemas']['DescribedColumnOut']
export type Filter = components['schemas']['FilterOut']
export type Description = components['schemas']['DescriptionOut']
export type StateInfo = components['schemas']['StateOut']
export type Step = components['schemas']['StepOut']
type Descriptions = components['schemas']['DescriptionsOut']

export function descriptionsAsked(language: string) {
  return {
    queryKey: ['descriptions', language],
    queryFn: ({ signal }: { signal: AbortSignal }) => get<Descriptions>('/descriptions', undefined, signal),
    staleTime: Infinity,
  }
}

/** Made once of an answer, for all who ask. */
function byName(found: Descriptions): Map<string, Description> {
  return new Map(found.lists.map((list) => [list.name, list]))
}

export function useDescriptions(): { lists: Map<string, Description>; ready: boolean } {
  const { i18n } = useTranslation()
  const { data } = useQuery({
    ...descriptionsAsked(i18n.language),
    select: byName,
  })
  return { lists: data ?? new Map(), ready: data !== undefined }
}

export function useDescription(name: string): Description | undefined {
  return useDescriptions().lists.get(name)
}
