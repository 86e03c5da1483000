import { afterEach, describe, expect, it } from 'vitest'
import type { KeptMail } from '../../../local/outbox/outbox.ts'
import { days, hours, monday, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { report, reports, userAgents } from './ses-reports.ts'

let test: TestRuntime
afterEach(() => test.close())

const address = 'ann@example.com'
const journey = yaml(
  'j',
  `name: J
trigger: { event: Signed Up }
reentry: always
steps:
  - send: hello
    await: { clicked: details, within: 2d }
    then: [{ tag: clicked-details }]
    else: [{ tag: silent }]
  - branch:
      - if: { clicked: hello }
        then: [{ tag: clicked }]
      - if: { opened: hello }
        then: [{ tag: opened }]
    else: [{ tag: nothing }]
`,
)

async function open(): Promise<KeptMail> {
  test = openTestRuntime(testWorkspace({ journeys: [journey], messages: { hello: ['details', 'prices'] } }))
  await test.identify('ann', { email: address })
  await test.track('ann', 'Signed Up')
  const [kept] = test.mails(address)
  if (kept === undefined) throw new Error('nothing was sent')
  await test.pass(hours(1))
  return kept
}

const now = () => new Date(test.runtime.clock.now()).toISOString()
const tags = async () => (await test.contact('ann'))?.tags
const details = 'https://www.example.com/hello/details'
const prices = 'https://www.example.com/hello/prices'

/**
 * What the timeline tells of engagement: `clicked details`, `opened (machine)`. That the mail arrived, when it was sent, is
 * told by the outbox.
 */
const told = async () =>
  (await test.timeline('ann')).flatMap((activity) => {
    if (!('isMachine' in activity) || activity.at === monday) return []
    return [[activity.kind, activity.link, activity.isMachine ? '(machine)' : ''].filter(Boolean).join(' ')]
  })

describe('a report of SES', () => {
  it('of a delivery, an opening and a click is told, and the click answers', async () => {
    const mail = await open()
    await report(test, mail, reports.send())
    await report(test, mail, reports.delivery(now()))
    await report(test, mail, reports.open(now(), userAgents.person))
    await report(test, mail, reports.click(now(), userAgents.person, details, { link: ['details'] }))
    expect(await told()).toEqual(['delivered', 'opened', 'clicked details'])
    expect(await tags()).toEqual(['clicked-details', 'clicked'])
  })

  it.each([
    ['by its tag', details, { link: ['details'] }],
    ['by its tag, wherever it leads', 'https://elsewhere.example/', { link: ['details'] }],
    ['by where it leads, where it has no tag', details, null],
    ['by where it leads, where its tag is nobody’s', details, { link: ['<script>'] }],
    ['by where it leads, where it has other tags', details, { campaign: ['x'] }],
  ])('of a click knows the link %s', async (_, link, linkTags) => {
    const mail = await open()
    await report(test, mail, reports.click(now(), userAgents.person, link, linkTags))
    expect(await told()).toEqual(['clicked details'])
    expect(await tags()).toEqual(['clicked-details', 'clicked'])
  })

  it('of a click on another link is no answer to this one, but the mail was clicked', async () => {
    const mail = await open()
    await report(test, mail, reports.click(now(), userAgents.person, prices, null))
    await report(test, mail, reports.click(now(), userAgents.person, 'https://elsewhere.example/', null))
    await test.pass(days(3))
    expect(await told()).toEqual(['clicked prices', 'clicked'])
    expect(await tags()).toEqual(['silent', 'clicked'])
  })

  it.each(['deliveryDelay', 'subscription', 'send', 'reject', 'renderingFailure'] as const)(
    'of another kind changes nothing that anybody sees: %s',
    async (kind) => {
      const mail = await open()
      const before = await test.timeline('ann')
      await report(test, mail, reports[kind](now()))
      expect(await test.timeline('ann')).toEqual(before)
      expect(test.runtime.queues.waiting()).toBe(0)
    },
  )

  it.each([
    ['without tags', {}],
    ['of a mail that is none of ours', { sendId: 'nobody' }],
  ])('%s is left alone', async (_, other) => {
    const mail = await open()
    await report(test, { ...mail, mail: { ...mail.mail, tags: other } }, reports.open(now(), userAgents.person))
    expect(await told()).toEqual([])
    expect(test.runtime.queues.deadLetters(1)).toEqual([])
  })

  it('that comes three times counts once', async () => {
    const mail = await open()
    const click = reports.click(now(), userAgents.person, prices, null)
    for (let time = 0; time < 3; time++) await report(test, mail, click, 'the-same')
    expect(await told()).toEqual(['clicked prices'])
  })

  it('in any order comes to the same contact', async () => {
    const outcomes = new Set<string>()
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [1, 3, 0, 2],
    ]) {
      const mail = await open()
      const all = [
        reports.send(),
        reports.delivery(now()),
        reports.open(now(), userAgents.person),
        reports.click(new Date(test.runtime.clock.now() + 1000).toISOString(), userAgents.person, prices, null),
      ]
      await test.pass(hours(1))
      for (const place of order) await report(test, mail, all[place] ?? reports.send())
      const [enrollment] = Object.values((await test.contact('ann'))?.enrollments ?? {})
      outcomes.add(
        JSON.stringify([enrollment?.messages['hello'], (await told()).toSorted()]).replaceAll(mail.mail.sendId, ''),
      )
      await test.close()
    }
    expect([...outcomes]).toHaveLength(1)
    await open()
  })
})

describe('what machines do', () => {
  it.each([
    ['Apple’s proxy opens', reports.open, userAgents.apple, 'opened (machine)'],
    ['Google’s proxy opens', reports.open, userAgents.google, 'opened (machine)'],
    ['Yahoo’s proxy opens', reports.open, userAgents.yahoo, 'opened (machine)'],
    ['a scanner opens', reports.open, userAgents.scanner, 'opened (machine)'],
    ['a scanner clicks', reports.click, userAgents.scanner, 'clicked details (machine)'],
    ['a script clicks', reports.click, userAgents.crawler, 'clicked details (machine)'],
  ] as const)('is kept and marked, and counts for no branch: %s', async (_, kind, userAgent, expected) => {
    const mail = await open()
    await report(test, mail, kind(now(), userAgent, details, null))
    expect(await told()).toEqual([expected])
    await test.pass(days(3))
    expect(await tags()).toEqual(['silent', 'nothing'])
  })

  it('does not hide what the person does after', async () => {
    const mail = await open()
    await report(test, mail, reports.open(now(), userAgents.apple))
    await report(test, mail, reports.click(now(), userAgents.scanner, details, null))
    await report(test, mail, reports.click(now(), userAgents.person, details, null))
    expect(await tags()).toEqual(['clicked-details', 'clicked'])
  })
})
