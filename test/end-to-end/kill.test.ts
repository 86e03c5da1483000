import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanUp, runWaymark, temporaryFolder } from '../support/laptop-process.ts'
import { priceTalk } from './support/crowd.ts'
import { needsEngine } from './support/needs-engine.ts'
import { copiedProject } from './support/project.ts'
import { killAndSettle, type Trial } from './support/rounds.ts'
import { whatIsWrong } from './support/what-is-wrong.ts'

/** How often the process is killed. */
const rounds = 20
const roundsOnDynamodb = 5
/** Another one makes other moments to be killed at. */
const seed = 20_261_121

const { folder: project, write } = copiedProject()

beforeAll(async () => {
  write('marketing/journeys/price-talk.yaml', priceTalk)
  expect(await runWaymark('compile', '--project', project)).toMatchObject({ code: 0 })
})

afterAll(cleanUp)

describe('a Waymark that is killed again and again under load', () => {
  it(`loses nobody and does nothing twice in ${rounds} crashes`, { timeout: 170_000 }, async () => {
    process.stdout.write(`${rounds} kills on SQLite, seed ${seed}\n`)
    await tryOut({ options: { folder: temporaryFolder(), project }, rounds, peopleEach: 24, seed, longestLife: 900 })
  })

  it(`holds the same on DynamoDB in ${roundsOnDynamodb} crashes`, { timeout: 170_000 }, async (test) => {
    await needsEngine(test)
    process.stdout.write(`${roundsOnDynamodb} kills on DynamoDB, seed ${seed}\n`)
    const options = { folder: temporaryFolder(), project, store: 'dynamodb' } as const
    await tryOut({ options, rounds: roundsOnDynamodb, peopleEach: 12, seed, longestLife: 1500 })
  })
})

async function tryOut(trial: Trial): Promise<void> {
  const { street, laptop } = await killAndSettle(trial)
  expect(street.refusals).toEqual([])
  expect(street.unanswered()).toBe(0)
  expect(street.people.length).toBe(trial.rounds * trial.peopleEach)
  expect(await laptop.status()).toMatchObject({ enrollments: 0, messagesWaiting: 0, deadLetters: [], failed: [] })
  expect(await laptop.interrupt()).toBe(0)
  expect(laptop.complained()).toBe('')
  expect(await whatIsWrong(street.people, trial.options.folder, trial.options.store)).toEqual([])
}
