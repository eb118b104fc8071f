import { paged, type PageEntry } from '~/lib/page'

export const SYSTEM: readonly PageEntry[] = [
  { path: '/system/imports', title: 'page.system.imports', area: 'system', permission: 'exchange.view', page: paged(() => import('./imports/ImportListPage')) },
  { path: '/system/imports/new', title: 'page.system.newImport', permission: 'exchange.import', page: paged(() => import('./imports/UploadPage')) },
  { path: '/system/imports/$id', title: 'page.system.import', permission: 'exchange.view', page: paged(() => import('./imports/ImportPage')) },
  { path: '/system/users', title: 'page.system.users', area: 'system', permission: 'identity.user.view', page: paged(() => import('./users/UserListPage')) },
  { path: '/system/users/new', title: 'page.system.newUser', permission: 'identity.user.manage', page: paged(() => import('./users/UserPage')) },
  { path: '/system/users/$id', title: 'page.system.user', permission: 'identity.user.view', page: paged(() => import('./users/UserPage')) },
  { path: '/system/roles', title: 'page.system.roles', area: 'system', permission: 'identity.user.view', page: paged(() => import('./roles/RolesPage')) },
  { path: '/system/companies', title: 'page.system.companies', area: 'system', permission: 'organization.view', page: paged(() => import('./companies/CompanyListPage')) },
  { path: '/system/companies/new', title: 'page.system.newCompany', permission: 'organization.companies.edit', page: paged(() => import('./companies/CompanyPage')) },
  { path: '/system/companies/$id', title: 'page.system.company', permission: 'organization.view', page: paged(() => import('./companies/CompanyPage')) },
  { path: '/system/numbering', title: 'page.system.numbering', area: 'system', permission: 'numbering.rule.manage', page: paged(() => import('./numbering/NumberingPage')) },
  { path: '/system/audit', title: 'page.system.audit', area: 'system', permission: 'audit.record.view', page: paged(() => import('./audit/AuditPage')) },
  { path: '/system/tasks', title: 'page.system.tasks', area: 'system', page: paged(() => import('./tasks/TasksPage')) },
  { path: '/system/health', title: 'page.system.health', area: 'system', page: paged(() => import('./health/HealthPage')) },
]
