import { readFileSync } from 'node:fs'
import type { HttpRequest, HttpResponse } from '../../shared/contracts/http.ts'

/** The files of the outbox page, by path. */
const pages: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/outbox': { file: 'outbox.html', type: 'text/html; charset=utf-8' },
  '/outbox/page.js': { file: 'outbox.js', type: 'text/javascript; charset=utf-8' },
  '/outbox/page.css': { file: 'outbox.css', type: 'text/css; charset=utf-8' },
}

/** Serves the outbox page. */
export function pageRoute({ path, method }: HttpRequest): HttpResponse | undefined {
  if (path === '/') return { status: 302, headers: { location: '/outbox' }, body: '' }
  const page = pages[path]
  if (page === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined
  return {
    status: 200,
    headers: {
      'content-type': page.type,
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self'",
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
    body: readFileSync(new URL(`../outbox/page/${page.file}`, import.meta.url), 'utf8'),
  }
}
