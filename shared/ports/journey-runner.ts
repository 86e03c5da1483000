import type { JsonObject } from '../domain/json.ts'

/** What carries enrollments: Step Functions on AWS, our own interpreter on one machine. */
export type JourneyRunner = {
  /** Starts the execution of one enrollment. The same name twice starts nothing and is no error. */
  start(start: { readonly journey: string; readonly name: string; readonly input: JsonObject }): Promise<void>
  /** Answers a waiting state. `late` when the state no longer waits: it timed out, or the execution ended. */
  succeed(token: string, output: JsonObject): Promise<'taken' | 'late'>
  /** Tells a waiting state that it failed, under a name that its Catch knows. */
  fail(token: string, error: string, cause: string): Promise<'taken' | 'late'>
}
