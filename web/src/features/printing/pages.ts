import { paged, type PageEntry } from '~/lib/page'

export const PRINTING: readonly PageEntry[] = [
  { path: '/system/printing', title: 'page.printing.templates', area: 'system', permission: 'printing.template.edit', page: paged(() => import('./TemplateListPage')) },
  { path: '/system/printing/$kind', title: 'page.printing.template', permission: 'printing.template.edit', page: paged(() => import('./TemplatePage')) },
]
