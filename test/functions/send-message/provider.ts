import type { Mail, MailOutcome } from '../../../shared/ports/mailer.ts'
import type { TestRuntime } from '../../support/test-runtime.ts'

/** What a provider does with one try: answers so, having kept the mail or not; or breaks. */
export type Try = { readonly answer: MailOutcome['kind'] | 'fault'; readonly isKept?: boolean }

/** A provider that answers the first tries as it is told, and all others as it should. */
export type Provider = {
  /** Every mail that it was asked to take. */
  readonly asked: readonly Mail[]
  /** What is done while the next mail is being handed over. */
  during: (() => Promise<unknown>) | undefined
}

/** Puts a provider in the place of the outbox; what it keeps is in the outbox. */
export function scriptProvider({ runtime }: TestRuntime, ...tries: readonly Try[]): Provider {
  const { outbox } = runtime
  const send = outbox.send.bind(outbox)
  const asked: Mail[] = []
  const provider: Provider = { asked, during: undefined }
  outbox.send = async (mail) => {
    const { answer, isKept = answer === 'accepted' } = tries[asked.push(mail) - 1] ?? { answer: 'accepted' }
    const { during } = provider
    provider.during = undefined
    await during?.()
    const kept = isKept ? await send(mail) : undefined
    if (answer === 'fault') throw new Error('the process died')
    if (answer === 'accepted' && kept) return kept
    return answer === 'accepted' ? { kind: answer, providerId: 'p' } : { kind: answer, reason: 'scripted' }
  }
  return provider
}
