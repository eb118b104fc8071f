/* The one way to the server: JSON, the language, the CSRF value, a key for every change, problems as exceptions. */
import { current } from '~/lib/i18n'
import { Problem, Unreachable } from '~/lib/problem'

export const BASE = '/api/v1'

/** A list stands once for each of its values. */
export type Query = Record<string, string | number | boolean | readonly number[] | null | undefined>

let csrf: string | null = null
let onExpired: () => void = () => {}
let onFactor: () => void = () => {}

export function setCsrf(value: string | null): void {
  csrf = value
}

export function csrfValue(): string | null {
  return csrf
}

/** Called when the session has ended; the page stays as it is, only somebody has to log in again. */
export function whenExpired(react: () => void): void {
  onExpired = react
}

/** Called when a role of the caller has begun to ask for a second factor. */
export function whenFactorAsked(react: () => void): void {
  onFactor = react
}

export function newKey(): string {
  return crypto.randomUUID()
}

export function url(path: string, query?: Query): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (Array.isArray(value)) for (const one of value) parameters.append(name, String(one))
    else if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return `${BASE}${path}${text ? `?${text}` : ''}`
}

async function call(method: string, address: string, init: { body?: BodyInit; headers?: Record<string, string>; signal?: AbortSignal }): Promise<Response> {
  let response: Response
  try {
    response = await fetch(address, {
      method,
      credentials: 'same-origin',
      body: init.body,
      signal: init.signal,
      headers: { Accept: 'application/json', 'Accept-Language': current() === 'zh' ? 'zh-CN' : 'en', ...init.headers },
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Unreachable(String(error))
  }
  if (response.ok) return response
  const body = (await response.json().catch(() => ({}))) as { code?: string }
  // A wrong password or code is a 401 too, and ends nothing.
  if (response.status === 401 && !body.code?.startsWith('identity.')) onExpired()
  if (body.code === 'identity.factor_required') onFactor()
  throw new Problem(response.status, body as object)
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const response = await call('GET', url(path, query), { signal })
  return (await response.json()) as T
}

/** A file, in the language of the pages, so that a refusal is heard here and not seen in a window of its own. */
export async function file(path: string, query?: Query, signal?: AbortSignal): Promise<Blob> {
  const response = await call('GET', url(path, query), { signal })
  return response.blob()
}

/** A change. `key` names it: sent again with the same key it happens once. */
export async function send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, key: string = newKey()): Promise<T> {
  const form = body instanceof FormData
  const headers: Record<string, string> = { 'Idempotency-Key': key }
  if (csrf) headers['X-CSRF-Token'] = csrf
  if (body !== undefined && !form) headers['Content-Type'] = 'application/json'
  const response = await call(method, url(path), { headers, body: body === undefined ? undefined : form ? body : JSON.stringify(body) })
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}
