import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDynamodbEngine } from '../../local/dynamodb-engine.ts'
import { cleanUp, runWaymark, temporaryFolder } from '../support/laptop-process.ts'
import { addressOf, mailsFor, type Person, priceTalk } from './crowd.ts'
import { type KeptFolder, readFolder } from './kept-folder.ts'
import { killAndSettle, type Trial } from './rounds.ts'

/** How often the process is killed. */
const rounds = 20
const roundsOnDynamodb = 5
/** Another one makes other moments to be killed at. */
const seed = 20_261_121

const project = temporaryFolder()

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('../../marketing', import.meta.url)), join(project, 'marketing'), { recursive: true })
  writeFileSync(join(project, 'marketing/journeys/price-talk.yaml'), priceTalk)
  expect(await runWaymark('compile', '--project', project)).toMatchObject({ code: 0 })
})

afterAll(cleanUp)

describe('a Waymark that is killed again and again under load', () => {
  it(`loses nobody and does nothing twice in ${rounds} crashes`, { timeout: 170_000 }, async () => {
    process.stdout.write(`${rounds} kills on SQLite, seed ${seed}\n`)
    await tryOut({ options: { folder: temporaryFolder(), project }, rounds, peopleEach: 24, seed, longestLife: 900 })
  })

  it(`holds the same on DynamoDB in ${roundsOnDynamodb} crashes`, { timeout: 170_000 }, async (test) => {
    const engine = await startDynamodbEngine()
    if (engine.kind === 'missing') {
      process.stdout.write(`Skipped the kills on DynamoDB: ${engine.reason}.\n`)
      return test.skip()
    }
    await engine.stop()
    process.stdout.write(`${roundsOnDynamodb} kills on DynamoDB, seed ${seed}\n`)
    const options = { folder: temporaryFolder(), project, store: 'dynamodb' } as const
    await tryOut({ options, rounds: roundsOnDynamodb, peopleEach: 12, seed, longestLife: 1500 })
  })
})

async function tryOut(trial: Trial): Promise<void> {
  const { street, laptop } = await killAndSettle(trial)
  expect(street.refusals).toEqual([])
  expect(street.people.length).toBe(trial.rounds * trial.peopleEach)
  const status = await laptop.status()
  expect(status).toMatchObject({ enrollments: 0, messagesWaiting: 0, deadLetters: [], failed: [] })
  expect(await laptop.interrupt()).toBe(0)
  expect(laptop.complained()).toBe('')
  const kept = await readFolder(trial.options.folder, trial.options.store)
  const found = []
  for (const person of street.people) found.push(await whatIsWrong(person, kept))
  await kept.close()
  expect(found.flat()).toEqual([])
}

/** What is not as it must be with somebody, in words; nothing, where nobody was lost and nothing doubled. */
async function whatIsWrong(person: Person, kept: KeptFolder): Promise<readonly string[]> {
  const { name, kind, requests } = person
  const timeline = await kept.timeline(name)
  const wrong: string[] = []
  const mustBe = (what: string, is: readonly unknown[], wanted: readonly unknown[]) => {
    if (is.join() !== wanted.join()) wrong.push(`${name}: ${what} [${is.join()}] instead of [${wanted.join()}]`)
  }
  const posted = requests.flat().filter(({ type }) => type === 'track')
  const happened = timeline.flatMap((one) => (one.kind === 'event' ? [String(one.properties['n'])] : []))
  mustBe('events', happened.toSorted(), posted.map(({ messageId }) => String(messageId)).toSorted())
  mustBe(
    'identified',
    timeline.filter((one) => one.kind === 'identified').map(() => 'once'),
    ['once'],
  )
  mustBe(
    'entered',
    timeline.filter((one) => one.kind === 'entered').map(() => 'once'),
    ['once'],
  )
  const mails = kept.mails().filter(({ mail }) => mail.to === addressOf(name))
  const steps = mails.map(({ mail }) => mail.why.step)
  const { steps: wanted, leavesOn } = mailsFor[kind]
  const leave = timeline.find((one) => one.kind === 'event' && one.name === leavesOn)
  mustBe('mails', steps, leave === undefined ? wanted : wanted.slice(0, steps.length))
  mustBe(
    'sent in the timeline',
    timeline.flatMap((one) => (one.kind === 'sent' ? [one.step] : [])),
    steps,
  )
  const late = leave && mails.filter(({ sentAt }) => sentAt > leave.at + aMoment)
  mustBe('mails after leaving', late ?? [], [])
  const end = timeline.filter((one) => one.kind === 'completed' || one.kind === 'exited').map((one) => one.kind)
  const contact = await kept.contact(name)
  mustBe('score', [contact?.scores['main'] ?? 0], [kind === 'caller' ? 5 : 0])
  mustBe('end', end, steps.length === wanted.length && leave === undefined ? ['completed'] : end.slice(0, 1))
  return wrong
}

/** How long (milliseconds) an event may lie in the intake while a process is started again. */
const aMoment = 60_000
