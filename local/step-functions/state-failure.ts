/** What a state failed with: a name that Retry and Catch match on, and why. Both may be unknown, as with a bare token failure. */
export type Failure = {
  readonly error?: string
  readonly cause?: string
  /** Set when the failure is a heartbeat that did not come: AWS calls it `States.Timeout`, but lets it be caught as `States.HeartbeatTimeout` too. */
  readonly missedHeartbeat?: true
}

/** A state could not go on: an expression failed, or a payload is too large. `location` is the field that was evaluated. */
export class StateFailure extends Error {
  override readonly name = 'StateFailure'
  readonly error: string
  readonly location: string | undefined

  constructor(error: string, message: string, location?: string) {
    super(message)
    this.error = error
    this.location = location
  }
}

/** The failure of an expression in a field, under the name that AWS gives it. */
export const queryFailure = (location: string, message: string): StateFailure =>
  new StateFailure('States.QueryEvaluationError', message, location)
