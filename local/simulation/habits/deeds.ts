import { type Outside, requestSource, requests } from '../../../shared/contracts/outside-event.ts'
import type { Watch } from '../../../shared/domain/condition/watch.ts'
import type { OpenWait } from '../../../shared/domain/enrollment/enrollment.ts'
import { own } from '../../../shared/domain/json.ts'
import { taskIdOf } from '../../../shared/store/entities/tasks.ts'
import type { KeptMail } from '../../outbox/outbox.ts'
import { passingObject } from '../../passing-value.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { eventOf } from './arrival.ts'
import { delay, oneOf, pick, rankOf } from './chances.ts'
import type { Person } from './person.ts'
import type { LikelyEvent, World } from './world.ts'

/** Something that a contact does at a time. What is done once only is known by a name. */
export type Deed = { readonly at: number; readonly once?: string; readonly run: () => Promise<void> }

/** Whose deeds they are, and where. */
export type Doer = { readonly crowd: Crowd; readonly person: Person; readonly world: World }

const minute = 60_000

/** One of a contact's times in the journey, counted from 1: when it begins, and how long it lasts or would last. */
export type Pass = { readonly nth: number; readonly from: number; readonly lasts: number }

/** What a contact does without being asked, while the journey lasts or would last. */
export function deedsAnyway(doer: Doer, { nth, from, lasts }: Pass): readonly Deed[] {
  const { person, world } = doer
  return world.events.flatMap((event) => {
    const what = nth === 1 ? `${event.name} anyway` : `${event.name} anyway, the ${nth}.`
    if (person.dice(what) >= event.occurrence.anyway) return []
    return [doing(event, from + Math.ceil(lasts * person.dice(`${what}, when`)), doer)]
  })
}

/** What a contact does with a mail: opens it, follows a link, replies. `nth` counts the mails of the same message. */
export function answersTo(kept: KeptMail, nth: number, doer: Doer): readonly Deed[] {
  const { person, world, crowd } = doer
  const { dice, keenness } = person
  const { message } = kept.mail.why
  const what = nth === 1 ? message : `${message}, the ${nth}.`
  const { opens, clicks, replies, opensAfter } = habitsWith(message, world)
  // One rank for both: of those who open, the first click.
  const rank = rankOf(keenness, dice(`rank for ${what}`))
  if (rank >= opens) return []
  const openedAt = kept.sentAt + delay(opensAfter, dice, `opens ${what}`)
  const repliedAt = openedAt + delay(10 * minute, dice, `replies to ${what}`)
  return [
    { at: openedAt, run: () => crowd.report(kept, { kind: 'opened' }) },
    ...(rank < opens * clicks ? clicksOn(kept, what, openedAt, doer) : []),
    ...(dice(`replies to ${what}`) < replies ? [{ at: repliedAt, run: () => crowd.reply(kept) }] : []),
  ]
}

const habitsWith = (message: string, { habits }: World) => {
  const { opens, clicks, replies } = own(habits.messages, message) ?? {}
  return {
    opens: opens ?? habits.opens,
    clicks: clicks ?? habits.clicks,
    replies: replies ?? habits.replies,
    opensAfter: habits.opensAfter,
  }
}

/** A click, and what it may lead to. A mail without links cannot be clicked. */
function clicksOn(kept: KeptMail, what: string, openedAt: number, doer: Doer): readonly Deed[] {
  const { person, world, crowd } = doer
  const { dice } = person
  const { message } = kept.mail.why
  const links = world.links.get(message) ?? {}
  const shares = own(world.habits.messages, message)?.links
  const name = (shares && pick(shares, dice(`link of ${what}`))) ?? oneOf(Object.keys(links), dice(`link of ${what}`))
  const url = name === undefined ? undefined : own(links, name)
  if (name === undefined || url === undefined) return []
  const clickedAt = openedAt + delay(minute, dice, `clicks ${what}`)
  const led = world.events.filter(
    ({ name: event, occurrence }) => dice(`${event} after ${what}`) < occurrence.afterClick,
  )
  return [
    { at: clickedAt, run: () => crowd.report(kept, { kind: 'clicked', name, url }) },
    ...led.map((event) => doing(event, clickedAt + delay(30 * minute, dice, `${event.name} after ${what}`), doer)),
  ]
}

/** A wait of an enrollment, and when it is over if nobody answers. */
export type Waiting = { readonly enrollmentId: string; readonly wait: OpenWait; readonly until: number }

/** What a journey waits for, some time before it waits no longer: an event, or that somebody of the team does a task. */
export function awaitedDeed(waiting: Waiting, watches: readonly Watch[], doer: Doer): readonly Deed[] {
  const { wait, until } = waiting
  const { dice } = doer.person
  const { habits } = doer.world
  const what = `awaited at ${wait.step}`
  const run = answering(waiting, watches, doer)
  if (run === undefined || dice(what) >= habits.awaited) return []
  const at = wait.since + Math.ceil((until - wait.since) * dice(`${what}, when`))
  return [{ at, run }]
}

function answering({ enrollmentId, wait }: Waiting, watches: readonly Watch[], doer: Doer): Deed['run'] | undefined {
  const { crowd, person } = doer
  const task = wait.answers.find(({ kind }) => kind === 'task-done')
  if (task?.kind === 'task-done') return () => crowd.send('outside', taskDone(taskIdOf(enrollmentId, task.step), crowd))
  const awaited = wait.answers.find(({ kind }) => kind === 'event')
  const watch = awaited?.kind === 'event' ? watches.find(({ id }) => id === awaited.watch) : undefined
  if (watch === undefined) return undefined
  return () => crowd.post(eventOf(crowd, person, watch.event, passingObject(watch.where)))
}

/** The request by which somebody of a team says that a task is done. */
function taskDone(taskId: string, { clock }: Crowd): Outside {
  const time = new Date(clock.now()).toISOString()
  const event = { id: `done-${taskId}`, source: requestSource, 'detail-type': requests.completeTask, time }
  return { request: { ...event, detail: { taskId } } }
}

const doing = ({ name, properties }: LikelyEvent, at: number, { crowd, person }: Doer): Deed => ({
  at,
  once: name,
  run: () => crowd.post(eventOf(crowd, person, name, properties)),
})
