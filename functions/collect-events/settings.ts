import { type HttpRequest, type HttpResponse, jsonResponse } from '../../shared/contracts/http.ts'
import type { Route } from './routes.ts'

type SettingsRoute = Extract<Route, { kind: 'segment-settings' | 'rudder-settings' }>

/** What the browser SDKs ask for before they send: where to, in the form that each of them knows. */
export function browserSettings(route: SettingsRoute, request: HttpRequest): HttpResponse {
  const host = request.headers['x-forwarded-host'] ?? request.headers['host'] ?? ''
  const protocol = request.headers['x-forwarded-proto'] === 'http' || isLoopback(host) ? 'http' : 'https'
  if (route.kind === 'rudder-settings') return jsonResponse(200, rudderSettings(request.query['writeKey'] ?? ''))
  const apiHost = `${host}/v1`
  return jsonResponse(200, { integrations: { 'Segment.io': { apiKey: route.writeKey, apiHost, protocol } } })
}

const isLoopback = (host: string): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:[0-9]+)?$/.test(host)

const rudderSettings = (writeKey: string) => ({
  source: {
    id: 'waymark',
    name: 'waymark',
    writeKey,
    enabled: true,
    workspaceId: 'waymark',
    connections: [],
    destinations: [],
    config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
  },
})
