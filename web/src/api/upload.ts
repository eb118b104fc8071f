/* Files go up with progress, which `fetch` does not tell. */
import { current } from '~/lib/i18n'
import { Problem, Unreachable } from '~/lib/problem'
import { csrfValue, newKey, url } from './http'

export function upload<T>(path: string, form: FormData, tell: (share: number) => void): Promise<T> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', url(path))
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Accept-Language', current() === 'zh' ? 'zh-CN' : 'en')
    request.setRequestHeader('Idempotency-Key', newKey())
    const csrf = csrfValue()
    if (csrf) request.setRequestHeader('X-CSRF-Token', csrf)
    request.upload.onprogress = (event) => event.lengthComputable && tell(event.loaded / event.total)
    request.onerror = () => fail(new Unreachable(path))
    request.onload = () => {
      let body: unknown = {}
      try {
        body = JSON.parse(request.responseText)
      } catch {
        /* an answer without a body says it by its status */
      }
      if (request.status < 400) done(body as T)
      else fail(new Problem(request.status, body as object))
    }
    request.send(form)
  })
}
