import { type HttpRequest, type HttpResponse, jsonResponse } from '../../shared/contracts/http.ts'
import { own } from '../../shared/domain/json.ts'
import type { Runtime } from '../runtime.ts'

/** Where the contacts stand who are inside: by journey, version and step. A step is unknown where its version tells none. */
export async function standingRoute(request: HttpRequest, runtime: Runtime): Promise<HttpResponse | undefined> {
  if (request.path !== '/_local/standing.json') return undefined
  const rows = runtime.runner.standing().map(async ({ machine, state, count }) => {
    const [journey = '', version = ''] = machine.split('@')
    const published = await runtime.content.content.journey(journey, version)
    const step = own(published?.states ?? {}, state)
    return { journey, version, state, ...(step === undefined ? {} : { step }), count }
  })
  return jsonResponse(200, { standing: await Promise.all(rows) })
}
