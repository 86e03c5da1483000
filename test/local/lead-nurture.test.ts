import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, openTestRuntime, type TestRuntime } from '../support/test-runtime.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

const file = readFileSync(new URL('../../marketing/journeys/lead-nurture.yaml', import.meta.url), 'utf8')
const messages = {
  welcome: ['ebook'],
  'case-study': ['details'],
  'product-demo': ['demo'],
  'plain-introduction': ['tour'],
  'problem-solved': ['story'],
  'customer-voices': ['voices'],
  'one-more-reason': ['guide'],
  'book-a-demo': ['book'],
}

let open: TestRuntime | undefined
afterEach(() => open?.close())

async function enrolled(...names: readonly string[]): Promise<TestRuntime> {
  open = openTestRuntime(testWorkspace({ journeys: [yaml('lead-nurture', file)], messages }))
  for (const name of names) {
    await open.identify(name, { email: `${name}@example.com`, firstName: name })
    await open.track(name, 'Form Submitted', { form: 'ebook' })
  }
  return open
}

/** On which day of the journey each message came. */
const daysOf = ({ mails }: TestRuntime, to: string) => {
  const first = mails(to)[0]?.sentAt ?? 0
  return mails(to).map(({ sentAt, mail }) => `${Math.round((sentAt - first) / days(1))} ${mail.why.message}`)
}

describe('the lead nurture', () => {
  it('sends the welcome at once', async () => {
    const { received, mails } = await enrolled('ann')
    expect(received('ann@example.com')).toEqual(['welcome'])
    expect(mails()[0]?.mail.subject).toBe('This is welcome, ann')
  })

  it('leads whoever never answers through six mails to day 14', async () => {
    const test = await enrolled('ann')
    await test.pass(days(20))
    expect(daysOf(test, 'ann@example.com')).toEqual([
      '0 welcome',
      '2 case-study',
      '5 plain-introduction',
      '5 problem-solved',
      '8 one-more-reason',
      '14 book-a-demo',
    ])
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'completed', journey: 'lead-nurture' })
  })

  it('tags whoever clicks and shows them the product, without waiting for the three days to end', async () => {
    const test = await enrolled('ann', 'ben')
    await test.pass(days(2) + hours(1))
    await test.click('ann@example.com', 'case-study', 'details')
    expect((await test.contact('ann'))?.tags).toEqual(['engaged'])
    expect(test.received('ann@example.com')).toEqual(['welcome', 'case-study', 'product-demo'])
    expect(test.received('ben@example.com')).toEqual(['welcome', 'case-study'])
    await test.pass(days(20))
    expect(test.received('ann@example.com')).toEqual([
      'welcome',
      'case-study',
      'product-demo',
      'problem-solved',
      'customer-voices',
      'book-a-demo',
    ])
  })

  it('sends nothing more to whoever books the demo on day 6', async () => {
    const test = await enrolled('ann')
    await test.pass(days(6))
    const before = test.received('ann@example.com')
    await test.track('ann', 'Demo Booked')
    await test.pass(days(30))
    expect(test.received('ann@example.com')).toEqual(before)
    const told = (await test.timeline('ann')).map(({ kind }) => kind)
    expect(told).toContain('goal-reached')
    expect(told.at(-1)).toBe('exited')
    expect(test.runtime.runner.running()).toBe(0)
  })

  it('makes one enrollment and one mail of an event that comes three times and again in another batch', async () => {
    const test = await enrolled()
    await test.identify('ann', { email: 'ann@example.com' })
    const event = {
      type: 'track',
      userId: 'ann',
      event: 'Form Submitted',
      properties: { form: 'ebook' },
      messageId: 'once',
    }
    await test.post(event, event, event)
    await test.post(event)
    expect(test.received()).toEqual(['welcome'])
  })

  it('does not let in whoever submits another form', async () => {
    const test = await enrolled()
    await test.identify('ann', { email: 'ann@example.com' })
    await test.track('ann', 'Form Submitted', { form: 'contact' })
    expect(test.received()).toEqual([])
  })
})
