import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Laptop, openLaptop } from '../../local/laptop.ts'
import { testWorkspace } from '../support/test-workspace.ts'

let folder: string
let laptop: Laptop

const faults: unknown[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-page-'))
  const told = { onFault: (fault: unknown) => void faults.push(fault), onDeadLetter: () => undefined }
  laptop = await openLaptop({ folder, host: '127.0.0.1', port: 0, store: 'sqlite', ...told })
  laptop.runtime.publish(testWorkspace({ journeys: [], messages: {} }))
  laptop.start()
})

afterAll(async () => {
  await laptop.stop()
  rmSync(folder, { recursive: true })
  expect(faults).toEqual([])
})

type Asked = { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }

/** Asks as any program can, under whatever name and from whatever page it says. */
async function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  const { hostname, port } = new URL(laptop.url)
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ hostname, port, path, method, headers }, resolve).once('error', reject).end(body)
  })
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

/** Everything that the page loads, by path: what its HTML names, and what its scripts import. */
async function loaded(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const waiting = ['/outbox']
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path)) continue
    const { status, body } = await ask(path)
    expect(`${status} ${path}`).toBe(`200 ${path}`)
    found.set(path, body)
    const named = path.endsWith('.js')
      ? body.matchAll(/^import .*? from '\.\/([^']+)'/gms)
      : body.matchAll(/(?:src|href)="\/outbox\/([^"]+)"/g)
    waiting.push(...[...named].map(([, name]) => `/outbox/${name}`))
  }
  return found
}

const scripts = async () => [...(await loaded())].filter(([path]) => path.endsWith('.js'))

describe('the outbox page', () => {
  it.each([
    ['/outbox', 'text/html; charset=utf-8'],
    ['/outbox/page.js', 'text/javascript; charset=utf-8'],
    ['/outbox/page.css', 'text/css; charset=utf-8'],
    ['/outbox/icon.svg', 'image/svg+xml; charset=utf-8'],
  ])('serves %s as %s, under a policy that lets nothing else in', async (path, type) => {
    const { status, headers } = await ask(path)
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([200, type, 'nosniff'])
    const policy = String(headers['content-security-policy']).split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.join()).not.toMatch(/unsafe|https?:|\*/)
  })

  it('is loaded whole by its HTML and its imports', async () => {
    const inFolder = readdirSync(fileURLToPath(new URL('../../local/outbox/page', import.meta.url)))
    const names = [...(await loaded()).keys()].map((path) => path.slice('/outbox/'.length))
    const served = names.map(
      (name) => ({ '': 'outbox.html', 'page.js': 'outbox.js', 'page.css': 'outbox.css' })[name] ?? name,
    )
    expect(served.toSorted()).toEqual(inFolder.toSorted())
    expect(served.length).toBeGreaterThan(10)
  })

  it('has no script and no style in its HTML', async () => {
    const { body } = await ask('/outbox')
    const [, attributes = '', inside] = /<script\b([^>]*)>(.*?)<\/script>/s.exec(body) ?? []
    expect([attributes.trim(), inside]).toEqual(['type="module" src="/outbox/page.js"', ''])
    expect(body.match(/<script\b/g)).toHaveLength(1)
    expect(body).not.toMatch(/<style\b|\sstyle=|\son[a-z]+=|javascript:|srcdoc/i)
  })

  it('never makes markup or code of a text', async () => {
    for (const [path, body] of await scripts())
      expect(body, path).not.toMatch(
        /(inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\b|Function\(|srcdoc|DOMParser/,
      )
  })

  it('has every element that its scripts and labels look for', async () => {
    const { body } = await ask('/outbox')
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    const asked = (await scripts()).flatMap(([, script]) =>
      [...script.matchAll(/byId\('([^']+)'/g)].map(([, id]) => id),
    )
    const named = [...body.matchAll(/\s(?:for|aria-(?:labelledby|controls|describedby))="([^"]+)"/g)].map(
      ([, id]) => id,
    )
    expect(asked.length).toBeGreaterThan(20)
    expect([...asked, ...named].filter((id) => !ids.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('answers 404 for what it does not have', async () => {
    const paths = [
      '/outbox/',
      '/outbox/none.js',
      '/outbox/outbox.js',
      '/outbox/../laptop.ts',
      '/outbox/%2e%2e/links.ts',
    ]
    const statuses = await Promise.all(paths.map(async (path) => (await ask(path)).status))
    expect(statuses).toEqual(paths.map(() => 404))
    expect((await ask('/outbox', { method: 'POST' })).status).toBe(404)
  })
})

describe('what the page asks for', () => {
  const advance = (headers: Asked['headers'] = {}) =>
    ask('/clock', { method: 'POST', headers, body: '{"advance":"2d"}' })
  const now = async () => Date.parse(JSON.parse((await ask('/clock')).body).now)

  it('moves the clock for the page itself', async () => {
    const before = await now()
    expect((await advance({ origin: laptop.url, host: new URL(laptop.url).host })).status).toBe(200)
    expect((await now()) - before).toBeGreaterThanOrEqual(2 * 86_400_000)
  })

  it.each([
    ['{"advance":"tomorrow"}', 'a time is written like 30s, 15m, 24h, 2d, 1w, or a sum of these'],
    ['{"advance":"60w"}', 'time moves 366 days at once, at the most'],
  ])('says what is wrong with %s, and moves no clock', async (body, error) => {
    const before = await now()
    const refused = await ask('/clock', { method: 'POST', body })
    expect([refused.status, JSON.parse(refused.body)]).toEqual([400, { error }])
    expect((await now()) - before).toBeLessThan(86_400_000)
  })

  it.each([
    ['from a page elsewhere', { origin: 'https://evil.example' }],
    ['from a frame without an origin', { origin: 'null' }],
    ['from another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['under a name that only points here', { host: 'evil.example' }],
    ['from a page under such a name', { host: 'evil.example', origin: 'http://evil.example' }],
  ])('does not move the clock %s', async (_, headers) => {
    const before = await now()
    expect((await advance(headers)).status).toBe(403)
    expect((await now()) - before).toBeLessThan(86_400_000)
  })

  it.each(['/outbox.json', '/status.json', '/clock', '/outbox'])('shows %s under no other name', async (path) => {
    expect((await ask(path)).status).toBe(200)
    expect((await ask(path, { headers: { host: 'evil.example' } })).status).toBe(403)
    expect((await ask(path, { headers: { host: 'evil.example:4700' } })).status).toBe(403)
  })

  it('lets no page elsewhere read the mails', async () => {
    const { status, headers } = await ask('/outbox.json', { headers: { origin: 'https://evil.example' } })
    // A browser hands an answer over to another origin only where a header says so.
    expect(status === 403 || headers['access-control-allow-origin'] === undefined).toBe(true)
  })
})
