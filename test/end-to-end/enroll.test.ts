import { afterAll, expect, it } from 'vitest'
import { cleanUp, runWaymark, startLaptop, temporaryFolder } from '../support/laptop-process.ts'
import { eventually } from './support/outbox.ts'
import { copiedProject } from './support/project.ts'

afterAll(cleanUp)

const dinner = `name: Dinner
trigger:
  - manual
  - eventbridge:
      bus: shop
      pattern: { source: [shop.tables] }
      contact: { email: detail.guest }
      properties: { table: detail.table }
      event: Table Booked
reentry: always
exit: [{ event: Unsubscribed }]
steps:
  - branch:
      - if: { event: { table: window } }
        then: [{ send: product-demo }]
    else: [{ send: customer-voices }]
`

it('contacts are let in by hand from the command line, and by events on another bus', { timeout: 90_000 }, async () => {
  const project = copiedProject()
  project.write('marketing/journeys/dinner.yaml', dinner)
  const laptop = await startLaptop({ folder: temporaryFolder(), project: project.folder })
  const email = 'ann@example.com'
  await laptop.post({ type: 'identify', userId: 'ann', traits: { email } })
  const sent = async () => (await laptop.outbox(email)).map(({ step }) => step)
  await eventually(
    async () => (await laptop.status()).messagesWaiting,
    (waiting) => waiting === 0,
  )

  const enroll = (...words: readonly string[]) => runWaymark('enroll', 'dinner', '--url', laptop.url, ...words)
  expect(await enroll('--user', 'ann', '--property', 'table=window')).toMatchObject({ code: 0, complained: '' })
  expect(await sent()).toEqual(['product-demo'])
  expect(await enroll('--user', 'bob')).toMatchObject({ code: 1, said: '' })
  expect(await enroll()).toMatchObject({ code: 2, said: '' })

  const event = { bus: 'shop', source: 'shop.tables', 'detail-type': 'Booked', detail: { guest: email, table: 'door' } }
  const put = { method: 'POST', body: JSON.stringify(event) }
  expect((await fetch(`${laptop.url}/_local/events`, put)).status).toBe(200)
  expect(await sent()).toEqual(['product-demo', 'customer-voices'])
})
