import type { OutboxMail } from '../../support/laptop-process.ts'

/** The steps that sent some mails, in the order of the mails. */
export const stepsIn = (mails: readonly OutboxMail[]): readonly string[] => mails.map(({ step }) => step)

/** Looks until what it sees is as wanted, so long at most (milliseconds), and answers what it saw last. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  isWanted: (seen: T) => boolean,
  patience = 10_000,
): Promise<T> {
  const end = performance.now() + patience
  for (;;) {
    const seen = await look()
    if (isWanted(seen) || performance.now() > end) return seen
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
