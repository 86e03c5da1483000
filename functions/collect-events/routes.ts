/** What a path of the Segment API takes: a batch, one event of a type, or something that is not for us. */
export type Route =
  | { readonly kind: 'batch' }
  | { readonly kind: 'event'; readonly type: EventType }
  | { readonly kind: 'telemetry' }
  | { readonly kind: 'segment-settings'; readonly writeKey: string }
  | { readonly kind: 'rudder-settings' }

/** The calls of the Segment API. */
export type EventType = 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias'

const posts: Readonly<Record<string, Route>> = {
  '/v1/batch': { kind: 'batch' },
  '/v1/b': { kind: 'batch' },
  '/v1/import': { kind: 'batch' },
  '/beacon/v1/batch': { kind: 'batch' },
  '/v1/m': { kind: 'telemetry' },
  ...Object.fromEntries(
    (['track', 'identify', 'page', 'screen', 'group', 'alias'] as const).flatMap((type): [string, Route][] => [
      [`/v1/${type}`, { kind: 'event', type }],
      [`/v1/${type.charAt(0)}`, { kind: 'event', type }],
    ]),
  ),
}

/** The route of a request, or undefined where there is none. */
export function routeOf(method: string, path: string): Route | undefined {
  if (method === 'POST') return Object.hasOwn(posts, path) ? posts[path] : undefined
  if (method !== 'GET') return undefined
  if (path === '/sourceConfig' || path === '/sourceConfig/') return { kind: 'rudder-settings' }
  const writeKey = /^\/v1\/projects\/([A-Za-z0-9_-]{1,128})\/settings$/.exec(path)?.[1]
  return writeKey === undefined ? undefined : { kind: 'segment-settings', writeKey }
}
