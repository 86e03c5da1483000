/** A definition that cannot be run here: AWS would refuse it, or it asks for more than a journey ever needs. */
export class UnsupportedDefinition extends Error {
  override readonly name = 'UnsupportedDefinition'
  /** What is wrong or missing, without the state. */
  readonly feature: string
  readonly state: string | undefined

  constructor(feature: string, state?: string) {
    super(`${state === undefined ? 'This definition' : `State "${state}"`} cannot be run here: ${feature}.`)
    this.feature = feature
    this.state = state
  }
}
