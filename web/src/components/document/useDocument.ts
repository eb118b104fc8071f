import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '~/api/http'
import type { DocumentAnswer } from './DocumentPage'

/** One document by its id; nothing without one. */
export function useDocument(path: string, id: number | null): { answer: DocumentAnswer | undefined; error: unknown; loading: boolean } {
  const { i18n } = useTranslation()
  const { data, error, isFetching } = useQuery({
    queryKey: [path, 'one', String(id), i18n.language], queryFn: ({ signal }) => get<DocumentAnswer>(`${path}/${id}`, undefined, signal), enabled: id !== null,
  })
  return { answer: id === null ? undefined : data, error, loading: isFetching }
}
