/* What stands before the application, or comes over it: seldom seen, so its code comes when it is needed. */
import { lazy } from 'react'

const logIn = () => import('./LogIn')
const factor = () => import('./FactorRequired')

export const LogInPage = lazy(async () => ({ default: (await logIn()).LogInPage }))
export const LogInDialog = lazy(async () => ({ default: (await logIn()).LogInDialog }))
export const FactorPage = lazy(async () => ({ default: (await factor()).FactorPage }))
export const FactorDialog = lazy(async () => ({ default: (await factor()).FactorDialog }))

/** A session ends in the middle of something, and after an upgrade its page may be gone from the server: what one logs in with is here before. */
export function fetchAhead(): void {
  void logIn().catch(() => undefined)
}
