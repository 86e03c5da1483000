import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { enginesOn } from '../../local/forgotten-engines.ts'
import { cleanUp, startLaptop, temporaryFolder } from '../support/laptop-process.ts'
import { readFolder } from './support/kept-folder.ts'
import { needsEngine } from './support/needs-engine.ts'
import { eventually, stepsIn } from './support/outbox.ts'

afterAll(cleanUp)

it('runs a newcomer’s story on the DynamoDB form as on the other', async (test) => {
  await needsEngine(test)
  const folder = temporaryFolder()
  const laptop = await startLaptop({ folder, store: 'dynamodb' })
  const received = async (name: string) => stepsIn(await laptop.outbox(`${name}@example.com`))
  for (const name of ['ann', 'ben']) {
    const status = await laptop.post(
      { type: 'identify', userId: name, messageId: `i-${name}`, traits: { email: `${name}@example.com` } },
      { type: 'track', userId: name, messageId: `t-${name}`, event: 'Form Submitted', properties: { form: 'ebook' } },
    )
    expect(status).toBe(200)
  }
  const welcomes = await eventually(
    () => laptop.outbox(),
    (some) => some.length === 2,
  )
  expect(stepsIn(welcomes)).toEqual(['welcome', 'welcome'])
  await laptop.advance('2d')
  const details = (await laptop.outbox('ann@example.com'))[1]?.links.find(({ name }) => name === 'details')
  expect((await fetch(details?.clickUrl ?? '', { redirect: 'manual' })).status).toBe(302)
  await laptop.advance('14d')
  expect((await received('ann')).slice(2)).toEqual(['product-demo', 'problem-solved', 'customer-voices', 'book-a-demo'])
  expect((await received('ben')).slice(2)).toEqual([
    'plain-introduction',
    'problem-solved',
    'one-more-reason',
    'book-a-demo',
  ])
  expect(await laptop.status()).toMatchObject({ enrollments: 0, messagesWaiting: 0, deadLetters: [], failed: [] })
  expect(await laptop.interrupt()).toBe(0)
  expect(laptop.complained()).toBe('')
  expect(existsSync(join(folder, 'dynamodb.db'))).toBe(true)
  const kept = await readFolder(folder, 'dynamodb')
  expect((await kept.contact('ann'))?.tags).toEqual(['engaged'])
  await kept.close()
})

it('ends the engine of a process that was killed when it starts again, so that one alone has the file', async (test) => {
  await needsEngine(test)
  const folder = temporaryFolder()
  const engines = () => enginesOn(join(folder, 'dynamodb.db'))
  const before = await startLaptop({ folder, store: 'dynamodb' })
  const first = engines()
  await before.kill()
  const after = await startLaptop({ folder, store: 'dynamodb' })
  const second = engines()
  expect([first.length, second.length]).toEqual([1, 1])
  expect(second).not.toEqual(first)
  await after.interrupt()
  expect(engines()).toEqual([])
})
