import { readFileSync } from 'node:fs'
import type { HttpRequest, HttpResponse } from '../../shared/contracts/http.ts'

/** The parts of the outbox page, each served under its own name. */
const parts: readonly string[] = [
  'attention.js',
  'elements.js',
  'every-second.js',
  'first-steps.js',
  'icon.svg',
  'inbox.js',
  'mail-frame.css',
  'mail-frame.js',
  'mail-links.js',
  'mail-list.css',
  'mail-list.js',
  'mailbox.js',
  'notices.css',
  'panels.css',
  'read-mails.js',
  'reader.css',
  'reader.js',
  'server.js',
  'tabs.js',
  'time-bar.css',
  'time-bar.js',
  'times.js',
  'work.css',
  'work.js',
]

/** The files of the outbox page, by path. */
const files: ReadonlyMap<string, string> = new Map([
  ['/outbox', 'outbox.html'],
  ['/outbox/page.js', 'outbox.js'],
  ['/outbox/page.css', 'outbox.css'],
  ...parts.map((name) => [`/outbox/${name}`, name] as const),
])

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
}

/** Nothing from elsewhere, nothing written into the page itself, and no other page around it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Serves the outbox page. */
export function pageRoute({ path, method }: HttpRequest): HttpResponse | undefined {
  if (path === '/') return { status: 302, headers: { location: '/outbox' }, body: '' }
  const file = files.get(path)
  if (file === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined
  return {
    status: 200,
    headers: {
      'content-type': types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
    body: readFileSync(new URL(`../outbox/page/${file}`, import.meta.url), 'utf8'),
  }
}
