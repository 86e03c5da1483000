import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { days, hours, monday } from '../support/test-runtime.ts'
import { openHalves, type TwoHalves } from './support/two-halves.ts'

const files = ['journal.db', 'journal.db-wal', 'store.db', 'store.db-wal']

/** What happens, step by step; a step that a crash broke off is done again, as an SDK posts again what was not answered. */
const script: readonly ((world: TwoHalves) => Promise<void>)[] = [
  ({ post }) => post('ann', 'Form Submitted'),
  ({ post }) => post('ben', 'Form Submitted'),
  ({ post }) => post('cleo', 'Form Submitted'),
  ({ post }) => post('cleo', 'Call Booked'),
  ({ passTo }) => passTo(monday + hours(1)),
  ({ post }) => post('ann', 'Call Booked'),
  ({ passTo }) => passTo(monday + days(3)),
  ({ click }) => click('ann', 'case-study'),
  ({ passTo }) => passTo(monday + days(40)),
]

async function play(world: TwoHalves, from: number, done: (steps: number) => void): Promise<void> {
  for (const [index, step] of script.entries()) {
    if (index < from) continue
    await step(world)
    done(index + 1)
  }
}

/** Lets a new process finish a story of which so many steps were done. */
async function whatBecomesOf(folder: string, time: number, steps: number): Promise<unknown> {
  const world = openHalves(folder, time)
  try {
    await play(world, steps, () => {})
    return await world.outcome()
  } catch (fault) {
    return fault
  } finally {
    await world.close()
  }
}

const wanted = {
  ann: { mails: ['welcome', 'case-study', 'product-demo', 'book-a-demo'], tags: ['talked', 'engaged'], score: 5 },
  ben: { mails: ['welcome', 'case-study', 'plain-introduction', 'book-a-demo'], tags: [], score: 5 },
  cleo: { mails: ['welcome', 'case-study', 'plain-introduction', 'book-a-demo'], tags: ['talked'], score: 5 },
}
const nothingLeft = { running: 0, waiting: 0, deadLetters: [], failed: [] }

it('loses nobody and does nothing twice, whenever it dies between two writes', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-every-moment-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let moments = 0
  let done = 0
  const wrong: unknown[] = []
  let checked: Promise<void> = Promise.resolve()

  /** Opens what would be on disk if the process died now, and lets a new one finish the story. */
  const dieHere = async (time: number): Promise<void> => {
    const moment = ++moments
    const steps = done
    const crashed = join(folder, `crashed-${moment}`)
    mkdirSync(crashed)
    for (const file of files) if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(crashed, file))
    checked = checked.then(async () => {
      const outcome = await whatBecomesOf(crashed, time, steps)
      if (!isDeepStrictEqual(outcome, { ...wanted, ...nothingLeft })) wrong.push({ moment, steps, outcome })
      rmSync(crashed, { recursive: true })
    })
    await checked
  }

  const world = openHalves(folder, monday, dieHere)
  await play(world, 0, (steps) => {
    done = steps
  })
  expect(await world.outcome()).toEqual({ ...wanted, ...nothingLeft })
  await world.close()
  expect(wrong).toEqual([])
  expect(moments).toBeGreaterThan(200)
})
