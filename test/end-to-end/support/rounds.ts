import { hash } from 'node:crypto'
import { beginLaptop, type LaptopOptions, type LaptopProcess, startLaptop } from '../../support/laptop-process.ts'
import { Street } from './street.ts'

/** How hard a process is tried: how often it is killed, and how many people come each time. */
export type Trial = {
  readonly options: LaptopOptions
  readonly rounds: number
  readonly peopleEach: number
  readonly seed: number
  /** The longest that a process lives after it runs (milliseconds). */
  readonly longestLife: number
}

/** What a trial leaves: who came, and the process that was started last, which was left to finish everything. */
export type Survived = { readonly street: Street; readonly laptop: LaptopProcess }

const connections = 6
/** So that nobody is through the journey before the last round. */
const mostAdvances = 5

const mostHalfDays = 40

/** Kills a process over and over while people come and time passes, and lets the last one finish. */
export async function killAndSettle(trial: Trial): Promise<Survived> {
  const random = chance(trial.seed)
  const street = new Street()
  for (let round = 0; round < trial.rounds; round++) {
    street.come(trial.peopleEach)
    await liveAndDie(trial, street, random)
  }
  const laptop = await startLaptop(trial.options)
  // Who waits longer than this for a mail to answer to has been lost.
  for (let halfDay = 0; street.unanswered() > 0 && halfDay < mostHalfDays; halfDay++) {
    await Promise.all(Array.from({ length: connections }, () => street.visit(laptop)))
    await laptop.advance('12h')
    await street.answer(laptop)
  }
  await laptop.advance('20d')
  return { street, laptop }
}

/** One life of a process: every fifth is killed while it starts, the others at any moment of their work. */
async function liveAndDie({ options, longestLife }: Trial, street: Street, random: () => number): Promise<void> {
  const isKilledEarly = random() < 0.2
  const moment = random()
  const beginning = beginLaptop(options)
  if (isKilledEarly) {
    await pause(moment * 500)
    return beginning.kill()
  }
  const laptop = await beginning.whenRunning
  if (laptop === undefined) throw new Error(`it did not start again: ${beginning.complained()}`)
  const work = Promise.all([
    ...Array.from({ length: connections }, () => street.visit(laptop)),
    passTime(laptop, street).catch(isOver),
  ])
  await pause(moment * longestLife)
  await laptop.kill()
  await work
  const complaint = laptop.complained()
  if (complaint !== '') throw new Error(`before it was killed it said: ${complaint}`)
}

/** Whoever answers does so before time goes on, or the case study has waited too long. */
async function passTime(laptop: LaptopProcess, street: Street): Promise<void> {
  for (let advance = 0; advance < mostAdvances; advance++) {
    await street.answer(laptop)
    await laptop.advance('2h')
  }
}

const isOver = (): void => {}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Chance that is the same for the same seed, between 0 and 1. */
function chance(seed: number): () => number {
  let drawn = 0
  return () => Number.parseInt(hash('sha256', `${seed} ${++drawn}`).slice(0, 8), 16) / 2 ** 32
}
