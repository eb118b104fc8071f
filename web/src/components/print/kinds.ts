/* What can be printed of the rows of a list. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'

export type PrintKind = components['schemas']['TemplateOut']

const NONE: readonly PrintKind[] = []

function useKinds() {
  const { i18n } = useTranslation()
  return useQuery({
    queryKey: ['/printing/templates', i18n.language], queryFn: ({ signal }) => get<{ templates: PrintKind[] }>('/printing/templates', undefined, signal), staleTime: 300_000,
  })
}

/** Every kind that the caller may print. */
export function usePrintKinds(): readonly PrintKind[] {
  return useKinds().data?.templates ?? NONE
}

/** Whether it is known what can be printed: a page that waits for it does not move when the button comes. */
export function usePrintKindsKnown(): boolean {
  const { isPending } = useKinds()
  return !isPending
}

/** The kinds that print the rows of a list, by the name of its description. */
export function usePrintKindsOf(name: string): readonly PrintKind[] {
  const kinds = usePrintKinds()
  return useMemo(() => kinds.filter((kind) => kind.of === name), [kinds, name])
}
