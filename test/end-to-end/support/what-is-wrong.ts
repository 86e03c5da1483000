import type { StoreKind } from '../../../local/open-store.ts'
import type { KeptMail } from '../../../local/outbox/outbox.ts'
import { addressOf, mailsFor, type Person } from './crowd.ts'
import { type KeptFolder, readFolder } from './kept-folder.ts'

/** What is not as it must be with some people, in words; nothing, where nobody was lost and nothing was done twice. */
export async function whatIsWrong(
  people: readonly Person[],
  folder: string,
  kind?: StoreKind,
): Promise<readonly string[]> {
  const kept = await readFolder(folder, kind)
  const mails = Map.groupBy(kept.mails(), ({ mail }) => mail.to)
  const wrong: string[] = []
  for (const person of people) wrong.push(...(await wrongWith(person, mails.get(addressOf(person.name)) ?? [], kept)))
  await kept.close()
  return wrong
}

/** How long (milliseconds) an event may lie in the intake while a process is started again. */
const aMoment = 60_000

/** What happens to a contact once at the most, in the ways in which it can. */
const stories = {
  completed: ['identified', 'entered', 'completed'],
  exited: ['identified', 'entered', 'exited'],
  // They left before their entry was decided.
  refused: ['identified', 'entry-refused'],
}
const storyKinds: ReadonlySet<string> = new Set(Object.values(stories).flat())

async function wrongWith(
  { name, kind, requests, answer }: Person,
  mails: readonly KeptMail[],
  kept: KeptFolder,
): Promise<readonly string[]> {
  const wrong: string[] = []
  const mustBe = (what: string, is: readonly unknown[], wanted: readonly unknown[]) => {
    if (is.join() !== wanted.join()) wrong.push(`${name}: ${what} [${is.join()}] instead of [${wanted.join()}]`)
  }
  const timeline = await kept.timeline(name)
  const posted = [...requests.flat(), answer?.by ?? 'click'].flatMap((one) => (one === 'click' ? [] : [one]))
  const tracked = posted.filter(({ type }) => type === 'track')
  const happened = timeline.flatMap((one) => (one.kind === 'event' ? [String(one.properties['n'])] : []))
  mustBe('events', happened.toSorted(), tracked.map(({ messageId }) => String(messageId)).toSorted())
  const once = timeline.map((one) => one.kind).filter((one) => storyKinds.has(one))
  const steps = mails.map(({ mail }) => mail.why.step)
  const { steps: all, leavesOn } = mailsFor[kind]
  const leave = timeline.find((one) => one.kind === 'event' && one.name === leavesOn)
  mustBe(
    'story',
    once,
    leave === undefined ? stories.completed : once.includes('entered') ? stories.exited : stories.refused,
  )
  // Whoever leaves has had the mails of the time before, and none after.
  mustBe('mails', steps, leave === undefined ? all : all.slice(0, steps.length))
  mustBe('late mails', leave ? mails.filter(({ sentAt }) => sentAt > leave.at + aMoment) : [], [])
  mustBe(
    'sent',
    timeline.flatMap((one) => (one.kind === 'sent' ? [one.step] : [])),
    steps,
  )
  const contact = await kept.contact(name)
  mustBe('score', [contact?.scores['main'] ?? 0], [kind === 'caller' ? 5 : 0])
  mustBe(
    'open',
    Object.values(contact?.enrollments ?? {}).filter(({ state }) => state === 'open'),
    [],
  )
  return wrong
}
