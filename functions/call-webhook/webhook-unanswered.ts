import { errorNames } from '../../shared/contracts/tasks/error-names.ts'

/** Somebody else's server did not take a call, and may later: the state tries again. */
export class WebhookUnanswered extends Error {
  override readonly name = errorNames.webhookUnanswered
}
