import type { LaptopProcess } from '../../support/laptop-process.ts'
import { addressOf, type Person, somebody } from './crowd.ts'

/**
 * The street before the shop: people who come, and who come again with the same request until it is answered 200. What
 * was answered is remembered here, across every crash of the process.
 */
export class Street {
  readonly people: Person[] = []
  /** What was answered otherwise than with 200; nothing should be. */
  readonly refusals: number[] = []
  readonly #onTheirWay: { readonly person: Person; readonly next: number }[] = []
  readonly #answering = new Set<Person>()

  /** So many more people come. */
  come(count: number): void {
    for (let more = 0; more < count; more++) {
      const person = somebody(this.people.length)
      this.people.push(person)
      this.#onTheirWay.push({ person, next: 0 })
    }
  }

  /** Makes the requests of whoever is on their way, one after the other; ends when all are through, or at a crash. */
  async visit(laptop: LaptopProcess): Promise<void> {
    for (;;) {
      const visitor = this.#onTheirWay.shift()
      if (visitor === undefined) return
      const { person, next } = visitor
      const status = await laptop.post(...(person.requests[next] ?? [])).catch(() => 'crash' as const)
      const isDone = status === 200
      if (!isDone && status !== 'crash') this.refusals.push(status)
      if (isDone && next === 0 && person.answer) this.#answering.add(person)
      if (!isDone) this.#onTheirWay.unshift(visitor)
      else if (next + 1 < person.requests.length) this.#onTheirWay.push({ person, next: next + 1 })
      if (!isDone) return
    }
  }

  /** Whoever has the mail that they answer to answers it, until that is answered in turn. */
  async answer(laptop: LaptopProcess): Promise<void> {
    for (const person of this.#answering) {
      const status = await answerOf(person, laptop)
      if (status === 200 || status === 302) this.#answering.delete(person)
      else if (status !== undefined) this.refusals.push(status)
    }
  }

  /** How many still have something to do that was not answered. */
  unanswered(): number {
    return this.#onTheirWay.length + this.#answering.size
  }
}

/** The status with which an answer to a mail is taken; undefined while the mail is not there. */
async function answerOf({ name, answer }: Person, laptop: LaptopProcess): Promise<number | undefined> {
  const mail = (await laptop.outbox(addressOf(name))).find(({ step }) => step === answer?.to)
  if (mail === undefined || answer === undefined) return undefined
  if (answer.by !== 'click') return laptop.post(answer.by)
  const link = mail.links.find((one) => one.name === 'details')
  return (await fetch(link?.clickUrl ?? '', { redirect: 'manual' })).status
}
