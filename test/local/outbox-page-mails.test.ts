import { describe, expect, it } from 'vitest'

describe('the mails that the page has loaded', async () => {
  const { emptyMailbox, firstPage, matching, withNewest, withOlder } = await import(pageFile('mailbox.js'))
  const mail = (id: number) => ({
    id: String(id),
    to: `c${id}@example.com`,
    subject: '週六下午',
    text: 'Hi',
    journey: 'j',
    step: 's',
  })
  const mails = (...ids: readonly number[]) => ids.map(mail)

  it('take new ones in where these reach down to them, and else say so', () => {
    const mailbox = firstPage(mails(4, 3), 2)
    expect(withNewest(mailbox, mails(6, 5, 4))).toEqual({ mails: mails(6, 5, 4, 3), hasOlder: true })
    expect(withNewest(mailbox, mails(8, 7))).toBeUndefined()
    expect(withNewest(emptyMailbox, mails(1))).toBeUndefined()
  })

  it('go on with older ones until a page is not full', () => {
    const mailbox = withOlder(firstPage(mails(6, 5), 2), mails(4, 3), 2)
    expect(mailbox).toEqual({ mails: mails(6, 5, 4, 3), hasOlder: true })
    expect(withOlder(mailbox, mails(2), 2).hasOlder).toBe(false)
  })

  it('are found by every word of the filter, in any letters', () => {
    expect(matching(mails(1, 2), 'C2@example  週六')).toEqual(mails(2))
    expect(matching(mails(1, 2), ' ')).toEqual(mails(1, 2))
    expect(matching(mails(1, 2), 'c1 c2')).toEqual([])
  })
})

describe('how long ago a mail was sent', async () => {
  const { ago } = await import(pageFile('times.js'))

  it.each([
    ['2026-03-04T10:00:00Z', 'just now'],
    ['2026-03-04T09:59:00Z', '1 minute ago'],
    ['2026-03-04T08:00:01Z', '1 hour ago'],
    ['2026-03-02T10:00:00Z', '2 days ago'],
    ['2026-01-03T10:00:00Z', '2 months ago'],
    ['2024-03-04T10:00:00Z', '2 years ago'],
  ])('is told for %s as %s', (sentAt, words) => {
    expect(ago(sentAt, '2026-03-04T10:00:00Z')).toBe(words)
  })
})

/** The page's scripts are for browsers and have no types here. */
function pageFile(name: string): string {
  return new URL(`../../local/outbox/page/${name}`, import.meta.url).href
}
