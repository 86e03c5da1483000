import type { PublishedMessage } from '../../shared/contracts/content/published-message.ts'
import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import type { SendMessageTask } from '../../shared/contracts/tasks/send-message-task.ts'
import type { Suppression } from '../../shared/domain/contact/consent.ts'
import { emailOf, normalEmail } from '../../shared/domain/contact/contact.ts'
import type { Stage } from '../../shared/domain/contact/stage.ts'
import type { Answer } from '../../shared/domain/enrollment/enrollment.ts'
import type { SendRecord } from '../../shared/domain/message/send.ts'
import { findSuppression } from '../../shared/store/entities/suppressions.ts'
import { type OpenEnrollment, openEnrollment } from '../../shared/store/open-enrollment.ts'
import { MissingContent } from '../../shared/store/published-content.ts'
import type { SendDeps } from './deps.ts'
import { nextDayOf } from './timing/next-day.ts'

/** Everything that decides whether a message goes out now. */
export type LookAtSend = OpenEnrollment & {
  readonly sendId: string
  /** The send as it was put off before, if it was. */
  readonly before: SendRecord | undefined
  readonly message: PublishedMessage
  readonly settings: Settings
  readonly answers: readonly Answer[]
  /** Where in the story the step stands. */
  readonly stage: Stage | undefined
  /** From when on the message would come later than the next step. */
  readonly notAfter: number | undefined
  readonly address:
    | { readonly email: string; readonly fingerprint: string; readonly suppression: Suppression | undefined }
    | undefined
}

/** Reads everything that decides over a send, freshly. */
export async function lookAtSend(
  task: SendMessageTask,
  sendId: string,
  before: SendRecord | undefined,
  deps: SendDeps,
): Promise<LookAtSend> {
  const open = await openEnrollment(task, deps)
  const step = open.journey.steps[task.step]
  if (step?.kind !== 'send') throw new MissingContent(`step ${task.step} of ${task.journey} sends nothing`)
  const message = await deps.content.message(step.message)
  if (message === undefined) throw new MissingContent(`message ${step.message} is not published`)
  const email = emailOf(open.contact)
  const address = email === undefined ? undefined : await addressOf(email, deps)
  const settings = await deps.content.settings()
  const nextDay = nextDayOf(open, task.step)
  const notAfter = nextDay?.isLater ? nextDay.begins : undefined
  return { ...open, sendId, before, message, settings, answers: step.answers, stage: step.stage, notAfter, address }
}

async function addressOf(email: string, { store, signer }: SendDeps) {
  const fingerprint = signer.fingerprint(normalEmail(email))
  return { email, fingerprint, suppression: await findSuppression(store, fingerprint) }
}
