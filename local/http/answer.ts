import { type HttpRequest, type HttpResponse, jsonResponse } from '../../shared/contracts/http.ts'
import { functionFor } from '../functions.ts'
import type { AnswerDeps } from './answer-deps.ts'
import { clockRoute } from './clock-routes.ts'
import { isFromHere } from './local-only.ts'
import { outboxRoute } from './outbox-routes.ts'
import { outsideRoute } from './outside-routes.ts'
import { pageRoute } from './page-routes.ts'
import { standingRoute } from './standing-route.ts'
import { statusRoute } from './status-routes.ts'
import { webhookKeyRoute } from './webhook-key-route.ts'
import { workRoute } from './work-routes.ts'

/**
 * Answers every request of a laptop: those to functions as AWS would, and the pages that only one machine has. What a
 * request changed is on disk before its answer goes out.
 */
export function answerWith(deps: AnswerDeps): (request: HttpRequest) => Promise<HttpResponse> {
  const { runtime, journal, origin } = deps
  const ownHosts = new Set([deps.host.toLowerCase()])
  return async (request) => {
    if (functionFor(request.path) !== undefined) return (await runtime.handle(request)) ?? notFound
    if (!isFromHere(request, ownHosts)) return forbidden
    const response =
      (await outboxRoute(request, runtime, origin)) ??
      (await workRoute(request, runtime)) ??
      (await clockRoute(request, runtime)) ??
      (await outsideRoute(request, runtime)) ??
      (await statusRoute(request, deps)) ??
      (await standingRoute(request, runtime)) ??
      webhookKeyRoute(request, runtime) ??
      pageRoute(request) ??
      notFound
    await journal.committed()
    return response
  }
}

const notFound = jsonResponse(404, { error: 'there is nothing at this address' })
const forbidden = jsonResponse(403, { error: 'the pages of this machine are for this machine' })
