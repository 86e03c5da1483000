import type { JsonObject } from '../json.ts'
import type { Answer } from './enrollment.ts'

/** What just happened to a contact; undefined where only their record changed. */
export type Happening =
  | {
      readonly kind: 'event'
      readonly name: string
      readonly properties: JsonObject
      readonly watches: readonly string[]
      readonly at: number
    }
  | {
      readonly kind: 'opened' | 'clicked' | 'replied'
      readonly enrollmentId: string
      readonly message: string
      readonly link?: string
      readonly at: number
    }
  | { readonly kind: 'task-done'; readonly enrollmentId: string; readonly step: string; readonly at: number }

/** Whether a happening is one of the answers that an enrollment waits for. */
export function isAnswered(
  answers: readonly Answer[],
  happening: Happening | undefined,
  enrollmentId: string,
): boolean {
  if (happening === undefined) return false
  return answers.some((answer) => {
    if (happening.kind === 'event') return answer.kind === 'event' && happening.watches.includes(answer.watch)
    if (happening.enrollmentId !== enrollmentId) return false
    if (happening.kind === 'task-done') return answer.kind === 'task-done' && answer.step === happening.step
    return isAnsweredBy(happening, answer)
  })
}

function isAnsweredBy(happening: Extract<Happening, { readonly message: string }>, answer: Answer): boolean {
  if (!('message' in answer) || answer.message !== happening.message) return false
  // Who clicks has opened, even where no picture was loaded to show it.
  if (answer.kind === 'opened') return happening.kind !== 'replied'
  if (answer.kind !== 'clicked') return happening.kind === 'replied'
  return happening.kind === 'clicked' && (answer.link === undefined || answer.link === happening.link)
}
