import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { localMeta } from '../../local/meta.ts'
import { openJournal } from '../../shared/store/sqlite/journal.ts'
import { cleanUp, type LaptopProcess, startLaptop, temporaryFolder } from '../support/laptop-process.ts'
import { needsEngine } from './support/needs-engine.ts'
import { eventually, stepsIn } from './support/outbox.ts'

afterAll(cleanUp)

const day = 86_400_000

const signUp = (laptop: LaptopProcess, name: string): Promise<number> =>
  laptop.post(
    { type: 'identify', userId: name, messageId: `i-${name}`, traits: { email: `${name}@example.com` } },
    { type: 'track', userId: name, messageId: `t-${name}`, event: 'Form Submitted', properties: { form: 'ebook' } },
  )

/** Whoever never answers gets these. */
const wholeJourney = ['welcome', 'case-study', 'plain-introduction', 'problem-solved', 'one-more-reason', 'book-a-demo']

/** Lets time pass for a laptop that is off: its clock is the machine's, ahead by what its folder says. */
function passWhileOff(folder: string, milliseconds: number): void {
  const journal = openJournal({ path: join(folder, 'waymark.db') })
  const meta = localMeta(journal)
  meta.keep('clock-offset', String(Number(meta.read('clock-offset')) + milliseconds))
  journal.close()
}

describe('a Waymark that is stopped and started again', { timeout: 90_000 }, () => {
  it('has the same write key and the same time, and everybody goes on from where they were', async () => {
    const folder = temporaryFolder()
    const before = await startLaptop({ folder })
    await signUp(before, 'ann')
    const time = Date.parse(await before.advance('3d'))
    expect(await before.interrupt()).toBe(0)
    expect(before.said()).toContain('Everybody stays where they are')
    const after = await startLaptop({ folder })
    expect(after.writeKey).toBe(before.writeKey)
    const now = Date.parse((await after.status()).now)
    expect(now).toBeGreaterThanOrEqual(time)
    expect(now - time).toBeLessThan(60_000)
    expect(await after.status()).toMatchObject({ enrollments: 1, mails: 2 })
    await after.advance('20d')
    expect(stepsIn(await after.outbox())).toEqual(wholeJourney)
    await after.interrupt()
  })

  it('does nothing twice, however often it is stopped, also not what is posted again', async () => {
    const folder = temporaryFolder()
    const seen: string[] = []
    for (let start = 0; start < 5; start++) {
      const laptop = await startLaptop({ folder })
      expect(await signUp(laptop, 'ann')).toBe(200)
      await laptop.advance('1d')
      seen.push((await laptop.outbox()).map(({ step }) => step).join())
      expect(await laptop.interrupt()).toBe(0)
      expect(laptop.complained()).toBe('')
    }
    expect(seen).toEqual([
      'welcome',
      'welcome,case-study',
      'welcome,case-study',
      'welcome,case-study',
      'welcome,case-study,plain-introduction,problem-solved',
    ])
  })

  it('counts the time that it was off: what fell due meanwhile happens at the start', async () => {
    const folder = temporaryFolder()
    const before = await startLaptop({ folder })
    await signUp(before, 'ann')
    await before.advance('1d')
    await before.interrupt()
    passWhileOff(folder, 2 * day)
    const after = await startLaptop({ folder })
    const mails = await eventually(
      () => after.outbox(),
      (some) => some.length > 1,
      3000,
    )
    expect(stepsIn(mails)).toEqual(['welcome', 'case-study'])
    expect(Date.parse(mails[1]?.sentAt ?? '') - Date.parse(mails[0]?.sentAt ?? '')).toBeGreaterThan(3 * day)
    await after.advance('20d')
    expect(stepsIn(await after.outbox())).toEqual(wholeJourney)
    await after.interrupt()
  })

  it('has the key that it showed, even if it is killed in the moment in which it shows it', async () => {
    for (let attempt = 0; attempt < 3; attempt++) {
      const folder = temporaryFolder()
      const before = await startLaptop({ folder })
      await before.kill()
      const after = await startLaptop({ folder })
      expect(after.writeKey).toBe(before.writeKey)
      await after.interrupt()
    }
  })
})

describe('a Waymark that is stopped in the middle of an advance', { timeout: 90_000 }, () => {
  it.for([
    { store: 'sqlite', people: 150 },
    { store: 'dynamodb', people: 30 },
  ] as const)('stops cleanly and finishes it after the next start, on $store', async ({ store, people }, test) => {
    if (store === 'dynamodb') await needsEngine(test)
    const folder = temporaryFolder()
    const before = await startLaptop({ folder, store })
    const names = Array.from({ length: people }, (_, index) => `c${index}`)
    expect(await Promise.all(names.map((name) => signUp(before, name)))).toEqual(names.map(() => 200))
    const advance = before.advance('20d').catch(() => 'broken off')
    await eventually(
      () => before.status(),
      ({ mails }) => mails > people * 1.3,
    )
    expect(await before.interrupt()).toBe(0)
    expect(await advance).toBe('broken off')
    expect(before.complained()).toBe('')
    const after = await startLaptop({ folder, store })
    expect((await after.status()).enrollments).toBeGreaterThan(0)
    await after.advance('20d')
    expect(await after.status()).toMatchObject({ enrollments: 0, messagesWaiting: 0, deadLetters: [], failed: [] })
    for (const name of names) expect(stepsIn(await after.outbox(`${name}@example.com`))).toEqual(wholeJourney)
    await after.interrupt()
  })
})
