import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  cleanUp,
  type LaptopProcess,
  type OutboxMail,
  startLaptop,
  temporaryFolder,
} from '../support/laptop-process.ts'
import { readFolder } from './support/kept-folder.ts'
import { eventually, stepsIn } from './support/outbox.ts'

const folder = temporaryFolder()
let laptop: LaptopProcess
let analytics: Analytics

/** Signs a contact up as a site with Segment's own SDK does. */
function signUp(name: string): void {
  analytics.identify({ userId: name, traits: { email: `${name}@example.com`, firstName: name } })
  analytics.track({ userId: name, event: 'Form Submitted', properties: { form: 'ebook' } })
}

const received = async (name: string) => stepsIn(await laptop.outbox(`${name}@example.com`))

async function mailOf(name: string, step: string): Promise<OutboxMail> {
  const mail = (await laptop.outbox(`${name}@example.com`)).find((one) => one.step === step)
  if (mail === undefined) throw new Error(`${name} has no mail ${step}`)
  return mail
}

beforeAll(async () => {
  laptop = await startLaptop({ folder })
  analytics = new Analytics({ writeKey: laptop.writeKey, host: laptop.url })
})

afterAll(async () => {
  await analytics?.closeAndFlush({ timeout: 1000 })
  await cleanUp()
})

describe('a newcomer’s first fortnight, in the order in which it happens', () => {
  it('has the welcome mail in the outbox within a second of what Segment’s SDK has sent', async () => {
    for (const name of ['ann', 'ben', 'cleo']) signUp(name)
    await analytics.flush()
    const mails = await eventually(
      () => laptop.outbox(),
      (some) => some.length === 3,
      1000,
    )
    expect(mails.map(({ to }) => to).sort()).toEqual(['ann@example.com', 'ben@example.com', 'cleo@example.com'])
    expect(stepsIn(mails)).toEqual(['welcome', 'welcome', 'welcome'])
  })

  it('shows a mail as its receiver has it, under the names that people’s scripts rest on', async () => {
    const mail = await mailOf('ann', 'welcome')
    expect(mail).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      to: 'ann@example.com',
      channel: 'email',
      subject: expect.stringMatching(/\S/),
      html: expect.stringContaining('<html'),
      text: expect.stringContaining('ann'),
      headers: expect.any(Object),
      sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      journey: 'lead-nurture',
      step: 'welcome',
      enrollmentId: expect.stringMatching(/^lead-nurture-[0-9a-f]{24}$/),
      reason: expect.stringMatching(/\S/),
      links: expect.any(Array),
    })
    expect(Math.abs(Date.now() - Date.parse(mail.sentAt))).toBeLessThan(30_000)
    for (const { name, url, clickUrl } of mail.links) {
      expect(url).toMatch(/^https?:\/\//)
      expect(clickUrl).toMatch(
        name === 'unsubscribe' ? /\/unsubscribe\// : /^http:\/\/127\.0\.0\.1:\d+\/outbox\/.+\/click\/\d+$/,
      )
    }
  })

  it('gives every mail the headers by which a mail program lets its reader leave with one click', async () => {
    const { headers, links } = await mailOf('ann', 'welcome')
    const unsubscribe = links.find(({ name }) => name === 'unsubscribe')
    expect(headers['List-Unsubscribe']).toBe(`<${unsubscribe?.url}>`)
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  })

  it('has the case study there when two days have been passed', async () => {
    await laptop.advance('2d')
    for (const name of ['ann', 'ben', 'cleo']) expect(await received(name)).toEqual(['welcome', 'case-study'])
  })

  it('leads whoever clicks to where the link says, and shows them the product', async () => {
    const { links } = await mailOf('ann', 'case-study')
    const details = links.find(({ name }) => name === 'details')
    const response = await fetch(details?.clickUrl ?? '', { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([302, details?.url])
    expect(await received('ann')).toEqual(['welcome', 'case-study', 'product-demo'])
  })

  it('writes more plainly, three days later, to those who do not click', async () => {
    await laptop.advance('2d 23h')
    expect(await received('ben')).toEqual(['welcome', 'case-study'])
    await laptop.advance('1h')
    expect((await received('ben')).slice(2)).toEqual(['plain-introduction', 'problem-solved'])
    expect((await received('ann')).slice(3)).toEqual(['problem-solved'])
  })

  it('sends nothing more to whoever books the demo on day 6', async () => {
    await laptop.advance('1d')
    const before = await received('cleo')
    analytics.track({ userId: 'cleo', event: 'Demo Booked' })
    await analytics.flush()
    await laptop.advance('14d')
    expect(before).toEqual(['welcome', 'case-study', 'plain-introduction', 'problem-solved'])
    expect(await received('cleo')).toEqual(before)
  })

  it('has led the others to the end by day 14, each on their own path', async () => {
    expect((await received('ann')).slice(3)).toEqual(['problem-solved', 'customer-voices', 'book-a-demo'])
    expect((await received('ben')).slice(4)).toEqual(['one-more-reason', 'book-a-demo'])
    const [first, last] = [await mailOf('ben', 'welcome'), await mailOf('ben', 'book-a-demo')]
    expect(Math.round((Date.parse(last.sentAt) - Date.parse(first.sentAt)) / 3_600_000)).toBe(14 * 24)
  })

  it('reminds of what was left in a cart for a day, and not of what was paid', async () => {
    for (const name of ['dora', 'emil']) {
      analytics.identify({ userId: name, traits: { email: `${name}@example.com` } })
      analytics.track({ userId: name, event: 'Product Added', properties: { product: 'chair' } })
    }
    await analytics.flush()
    await laptop.advance('23h')
    analytics.track({ userId: 'emil', event: 'Order Completed' })
    await analytics.flush()
    expect(await received('dora')).toEqual([])
    await laptop.advance('1h')
    expect([await received('dora'), await received('emil')]).toEqual([['cart-reminder'], []])
  })

  it('ends with nobody inside, nothing waiting, nothing said of a fault, and the tag where it belongs', async () => {
    // Who has bought is asked to buy again, and who left a cart gets an offer.
    await laptop.advance('60d')
    expect(await laptop.status()).toMatchObject({ enrollments: 0, messagesWaiting: 0, deadLetters: [], failed: [] })
    expect(await laptop.interrupt()).toBe(0)
    expect(laptop.complained()).toBe('')
    const kept = await readFolder(folder)
    const tags = await Promise.all(['ann', 'ben', 'cleo'].map(async (name) => (await kept.contact(name))?.tags))
    await kept.close()
    expect(tags).toEqual([['engaged'], [], []])
  })
})
