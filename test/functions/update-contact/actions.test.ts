import { afterEach, describe, expect, it } from 'vitest'
import { updateContact } from '../../../functions/update-contact/core.ts'
import type { UpdateContactTask } from '../../../shared/contracts/tasks/update-contact-task.ts'
import { EnrollmentClosed } from '../../../shared/domain/enrollment/enrollment-closed.ts'
import { findLead, leadsOf } from '../../../shared/store/entities/leads.ts'
import { days, hours, monday, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { coresOf } from '../cores.ts'
import { counted } from '../counted.ts'

let test: TestRuntime
afterEach(() => test.close())

const head = 'trigger: { event: Signed Up }\nreentry: always\n'
const journey = (id: string, text: string) => yaml(id, `name: ${id}\n${text}`)

function open(...journeys: readonly ReturnType<typeof yaml>[]): void {
  test = openTestRuntime(testWorkspace({ journeys, messages: { hello: [], second: [] } }))
}

/** What the timeline tells of events by a name. */
const events = async (name: string) =>
  (await test.timeline('ann')).flatMap((one) => (one.kind === 'event' && one.name === name ? [one.properties] : []))
const idOfAnn = async () => (await test.contact('ann'))?.contactId ?? ''
const tags = async () => (await test.contact('ann'))?.tags

describe('a lead', () => {
  const steps = `${head}steps:
  - score: 40
  - lead: { team: sales, note: wants a demo }
  - wait: 1d
  - tag: end
`

  it('is handed to a team once, and told as an event', async () => {
    open(journey('nurture', steps))
    await test.track('ann', 'Signed Up')
    const lead = await findLead(test.store, 'sales', await idOfAnn())
    expect(lead).toMatchObject({
      team: 'sales',
      note: 'wants a demo',
      score: 40,
      journey: 'nurture',
      createdAt: monday,
    })
    expect(await events('Lead Handed Over')).toEqual([
      { team: 'sales', isNew: true, journey: 'nurture', step: 'lead-sales' },
    ])
    expect(await test.timeline('ann')).toContainEqual(
      expect.objectContaining({ kind: 'acted', what: 'lead for sales', journey: 'nurture' }),
    )
  })

  it('of whom the team has already is updated, and remembers who asked', async () => {
    open(journey('nurture', steps))
    await test.track('ann', 'Signed Up')
    await test.pass(days(2))
    await test.track('ann', 'Signed Up')
    const [lead, ...others] = await leadsOf(test.store, 'sales', 10)
    expect(others).toEqual([])
    expect(lead).toMatchObject({ score: 80, createdAt: monday, updatedAt: monday + days(2) })
    expect(lead?.history.map(({ at }) => at)).toEqual([monday, monday + days(2)])
    expect((await events('Lead Handed Over')).map((one) => one['isNew'])).toEqual([true, false])
  })

  it('that two steps in a row ask for is one lead', async () => {
    const twice = '  - { id: a, lead: { team: sales } }\n  - { id: b, lead: { team: sales, note: again } }\n'
    open(journey('j', `${head}steps:\n${twice}`))
    await test.track('ann', 'Signed Up')
    const [lead] = await leadsOf(test.store, 'sales', 10)
    expect(lead?.history.map(({ step }) => step)).toEqual(['a', 'b'])
    expect(await counted(test, 'j', 'completed')).toBe(1)
  })
})

describe('an event that a step lets happen', () => {
  it('has values written out, of the contact, and of the trigger, and is like any other', async () => {
    const fields =
      '{ kind: gift, city: { attribute: city }, total: { property: cart.total }, none: { attribute: none } }'
    open(
      journey('a', `${head}steps:\n  - emit: { event: Gift Earned, properties: ${fields} }\n`),
      journey('b', 'trigger: { event: Gift Earned, where: { total: { gte: 5 } } }\nsteps:\n  - tag: gifted\n'),
    )
    await test.identify('ann', { city: 'Taipei' })
    await test.track('ann', 'Signed Up', { cart: { total: 7 } })
    expect(await events('Gift Earned')).toEqual([{ kind: 'gift', city: 'Taipei', total: 7 }])
    expect(await tags()).toEqual(['gifted'])
  })
})

describe('an entry into another journey', () => {
  const other = (door = '') =>
    journey(
      'other',
      `trigger: manual\n${door}steps:\n  - branch:\n      - if: { event: { from: a } }\n        then: [{ tag: in }]\n`,
    )
  const first = journey('a', `${head}steps:\n  - enroll: { journey: other, properties: { from: a } }\n`)

  it('lets the contact in, with the properties that the step gives', async () => {
    open(first, other())
    await test.track('ann', 'Signed Up')
    expect(await tags()).toEqual(['in'])
    expect(await counted(test, 'other', 'entered')).toBe(1)
  })

  it('asks at the door, like any other', async () => {
    open(first, other('audience: { tag: vip }\n'))
    await test.track('ann', 'Signed Up')
    expect(await tags()).toEqual([])
    expect(await test.timeline('ann')).toContainEqual(
      expect.objectContaining({ kind: 'entry-refused', journey: 'other', reason: 'not-in-audience' }),
    )
  })
})

describe('a task of a state that comes again', () => {
  const all = `${head}steps:
  - wait: 1d
  - { id: lead, lead: { team: sales } }
  - { id: gift, emit: { event: Gift Earned } }
  - { id: next, enroll: other }
  - { id: rich, set: { plan: gold } }
`
  const other = journey('other', 'trigger: manual\nreentry: always\nsteps:\n  - wait: 9d\n  - tag: end\n')

  /** The task that the state behind the wait gives. */
  async function task(): Promise<UpdateContactTask> {
    const ann = await test.contact('ann')
    const [entry] = Object.entries(ann?.enrollments ?? {})
    if (ann === undefined || entry === undefined) throw new Error('Ann is nowhere inside')
    const [enrollmentId, { journey: id, version }] = entry
    const updates = ['lead', 'gift', 'next', 'rich', ':completed']
    return { contactId: ann.contactId, enrollmentId, journey: id, version, updates, asks: [] }
  }

  it('after its function died before it queued, queues what it had stored, though the journey is over', async () => {
    open(journey('a', all), other)
    await test.track('ann', 'Signed Up')
    const given = await task()
    const cores = coresOf(test)
    let isDead = true
    const queue = {
      send: async (...args: Parameters<typeof cores.queue.send>) => {
        if (isDead) throw new Error('the function died')
        return cores.queue.send(...args)
      },
    }
    await expect(updateContact(given, { ...cores, queue })).rejects.toThrow('the function died')
    expect(await events('Lead Handed Over')).toEqual([])
    isDead = false
    await expect(updateContact(given, { ...cores, queue })).rejects.toBeInstanceOf(EnrollmentClosed)
    await expect(updateContact(given, { ...cores, queue })).rejects.toBeInstanceOf(EnrollmentClosed)
    await test.runtime.inFlight.idle()
    expect(await events('Lead Handed Over')).toHaveLength(1)
    expect(await events('Gift Earned')).toHaveLength(1)
    expect(await counted(test, 'other', 'entered')).toBe(1)
    expect((await findLead(test.store, 'sales', given.contactId))?.history).toHaveLength(1)
  })

  it('long after, queues nothing that the intake has forgotten', async () => {
    open(journey('a', all), other)
    await test.track('ann', 'Signed Up')
    const given = await task()
    await test.pass(days(1) + hours(1))
    await test.pass(days(8))
    const queued: string[] = []
    const queue = { send: async (name: string) => void queued.push(name) }
    await expect(updateContact(given, { ...coresOf(test), queue })).rejects.toBeInstanceOf(EnrollmentClosed)
    expect(queued).toEqual([])
    expect(await events('Gift Earned')).toHaveLength(1)
  })

  it('does nothing of what stands behind a change that ends the journey', async () => {
    const steps = '  - tag: done\n  - lead: { team: sales }\n  - emit: { event: Gift Earned }\n'
    open(journey('a', `${head}exit: [{ tag: done }]\nsteps:\n${steps}`))
    await test.track('ann', 'Signed Up')
    expect(await events('Gift Earned')).toEqual([])
    expect(await leadsOf(test.store, 'sales', 10)).toEqual([])
  })

  it('with more updates than one write holds makes them all, in their order', async () => {
    const steps = Array.from({ length: 40 }, (_, index) => `  - { id: s${index}, score: 1 }`).join('\n')
    open(journey('a', `${head}exit: [{ score: { gte: 35 } }]\nsteps:\n${steps}\n`))
    await test.track('ann', 'Signed Up')
    expect((await test.contact('ann'))?.scores).toEqual({ main: 35 })
    expect(await counted(test, 'a', 'exited')).toBe(1)
    expect(test.runtime.runner.running()).toBe(0)
  })
})
