import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

/** Sunday, the first of March 2026, noon UTC. */
const start = Date.UTC(2026, 2, 1, 12)

const campaign = (schedule: string) =>
  yaml(
    'campaign',
    `name: C\ntrigger: { schedule: ${schedule} }\nreentry: always\naudience: { not: { tag: staff } }\nsteps: [{ send: news }]\n`,
  )

const withCampaign = (schedule: string) =>
  testWorkspace({ journeys: [campaign(schedule), tagging], messages: { news: [] } })

const tagging = yaml('tagging', 'name: T\ntrigger: { event: Hired }\nsteps: [{ tag: staff }]\n')

const zones = { taipei: 'Asia/Taipei', paris: 'Europe/Paris', chicago: 'America/Chicago' }

async function everybody() {
  for (const [id, timezone] of Object.entries(zones)) await test.identify(id, { email: `${id}@example.com`, timezone })
}

const sentTo = (id: string) =>
  test.mails(`${id}@example.com`).map(({ sentAt }) => new Date(sentAt).toISOString().slice(0, 16))

const sent = () => Object.fromEntries(Object.keys(zones).map((id) => [id, sentTo(id)]))

describe('a campaign', () => {
  it('goes out once, at ten on the clock of each', async () => {
    test = openTestRuntime(withCampaign('{ on: 2026-03-05, at: "10:00" }'), start)
    await everybody()
    await test.pass(days(60))
    expect(sent()).toEqual({
      taipei: ['2026-03-05T02:00'],
      paris: ['2026-03-05T09:00'],
      chicago: ['2026-03-05T16:00'],
    })
  })

  it('goes out again and again, while its season lasts', async () => {
    test = openTestRuntime(withCampaign('{ every: [monday], at: "10:00", from: 2026-03-09, until: 2026-03-23 }'), start)
    await everybody()
    await test.pass(days(60))
    expect(sentTo('taipei')).toEqual(['2026-03-09T02:00', '2026-03-16T02:00', '2026-03-23T02:00'])
    expect(sentTo('chicago')).toEqual(['2026-03-09T15:00', '2026-03-16T15:00', '2026-03-23T15:00'])
  })

  it('goes to those who are in the audience when their clock shows the time, and refuses nobody', async () => {
    test = openTestRuntime(withCampaign('{ on: 2026-03-05, at: "10:00" }'), start)
    await everybody()
    // The first clocks on earth show ten; those of Chicago do in twenty hours.
    await test.pass(days(3) + hours(9))
    await test.track('chicago', 'Hired')
    await test.pass(days(5))
    expect(sent()).toMatchObject({ taipei: [expect.any(String)], chicago: [] })
    expect((await test.timeline('chicago')).filter(({ kind }) => kind === 'entry-refused')).toEqual([])
  })

  it('goes to those who came in good time before it, and not to who came behind it', async () => {
    test = openTestRuntime(withCampaign('{ on: 2026-03-05, at: "10:00" }'), start)
    await test.pass(days(2))
    await everybody()
    await test.pass(days(10))
    await test.identify('late', { email: 'late@example.com', timezone: 'Asia/Taipei' })
    await test.pass(days(10))
    expect(sentTo('paris')).toHaveLength(1)
    expect(sentTo('late')).toEqual([])
  })

  it('reaches who comes when the first clocks on earth have shown it, and theirs has not', async () => {
    test = openTestRuntime(withCampaign('{ on: 2026-03-05, at: "10:00" }'), start)
    await test.pass(days(3) + hours(9))
    await everybody()
    await test.pass(days(5))
    expect(sent()).toEqual({
      taipei: ['2026-03-05T02:00'],
      paris: ['2026-03-05T09:00'],
      chicago: ['2026-03-05T16:00'],
    })
  })

  it('goes by the clock that a contact has when it goes out, and once to who travels', async () => {
    test = openTestRuntime(withCampaign('{ on: 2026-03-05, at: "10:00" }'), start)
    const email = 'paris@example.com'
    await test.pass(days(3) + hours(9))
    await test.identify('paris', { email, timezone: 'Asia/Taipei' })
    await test.identify('paris', { timezone: 'Europe/Paris' })
    await test.identify('taipei', { email: 'taipei@example.com', timezone: 'America/Chicago' })
    await test.identify('taipei', { timezone: 'Asia/Taipei' })
    await test.pass(hours(9))
    await test.identify('taipei', { timezone: 'America/Chicago' })
    await test.pass(days(5))
    expect(sent()).toEqual({ taipei: ['2026-03-05T02:00'], paris: ['2026-03-05T09:00'], chicago: [] })
  })

  it('that is published in the midst of its day goes to those whose clock has not shown the time yet', async () => {
    test = openTestRuntime(testWorkspace({ journeys: [], messages: { news: [] } }), start)
    await everybody()
    await test.pass(hours(1))
    test.runtime.publish(withCampaign('{ on: 2026-03-01, at: "10:00" }'))
    await test.pass(days(3))
    // It is 13:00 in UTC: Chicago has its ten o’clock in three hours, the others had theirs.
    expect(sent()).toEqual({ taipei: [], paris: [], chicago: ['2026-03-01T16:00'] })
  })

  it('goes out once, whether the journey is published again or the machine was started anew', async () => {
    test = openTestRuntime(withCampaign('{ on: 2026-03-02, at: "10:00" }'), start)
    await everybody()
    await test.pass(hours(10))
    for (let time = 0; time < 3; time++) test.runtime.publish(withCampaign('{ on: 2026-03-02, at: "10:00" }'))
    await test.pass(days(2))
    expect(sent()).toEqual({
      taipei: ['2026-03-02T02:00'],
      paris: ['2026-03-02T09:00'],
      chicago: ['2026-03-02T16:00'],
    })
  })

  it('reaches everybody, also where they are more than fit on one page', async () => {
    test = openTestRuntime(withCampaign('{ on: 2026-03-02, at: "10:00" }'), start)
    await test.post(
      ...Array.from({ length: 2100 }, (_, at) => ({
        type: 'identify',
        userId: `u${at}`,
        traits: { email: `u${at}@example.com` },
      })),
    )
    await test.pass(days(1))
    expect(new Set(test.mails().map(({ mail }) => mail.to)).size).toBe(2100)
    expect(test.mails()).toHaveLength(2100)
  })
})
