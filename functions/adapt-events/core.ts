import type { Outside } from '../../shared/contracts/outside-event.ts'
import { adaptOwnRule } from './adapt-own-rule.ts'
import { answerRequest } from './answer-request.ts'
import type { AdaptDeps, Adapted } from './deps.ts'

/** Takes what comes from outside by the bus: an event that a rule of a journey's own took, or a request to us. */
export const adaptEvent = (outside: Outside, deps: AdaptDeps): Promise<Adapted> =>
  'request' in outside ? answerRequest(outside.request, deps) : adaptOwnRule(outside, deps)
