import type { TFunction } from 'i18next'

/** What a type of document is called. */
export function documentName(t: TFunction, type: string): string {
  return t(`documentType.${type.replace('.', '_')}`, { defaultValue: type })
}
