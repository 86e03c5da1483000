import { describe, expect, test } from 'vitest'
import { delay, oneOf, pick, rankOf } from '../../../local/simulation/habits/chances.ts'
import { diceOf } from '../../../local/simulation/habits/dice.ts'
import type { Habits } from '../../../local/simulation/habits/habits.ts'
import { drawPerson } from '../../../local/simulation/habits/person.ts'
import { worldOf } from '../../../local/simulation/habits/world.ts'
import { journeyOf } from '../../../local/simulation/journey-of.ts'
import { habitsWith, workspace } from './nurture.ts'

const many = 20_000
const numbers = Array.from({ length: many }, (_, index) => index + 1)
const share = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length / all.length

/** That a share of all is what it should be, but for chance. */
const expectShare = <T>(wanted: number, all: readonly T[], is: (one: T) => boolean): void =>
  expect(Math.abs(share(all, is) - wanted)).toBeLessThan(0.01)

describe('chance in the life of a contact', () => {
  test('answers the same question the same, and another seed, contact or question differently', () => {
    const roll = diceOf('1', 7)('opens welcome')
    expect(diceOf('1', 7)('opens welcome')).toBe(roll)
    const others = [diceOf('2', 7)('opens welcome'), diceOf('1', 8)('opens welcome'), diceOf('1', 7)('opens demo')]
    expect(new Set([roll, ...others]).size).toBe(4)
  })

  test('is even: every tenth of all numbers comes as often as the others', () => {
    const rolls = numbers.map((number) => diceOf('1', number)('opens welcome'))
    for (let tenth = 0; tenth < 10; tenth++) {
      expectShare(0.1, rolls, (roll) => Math.floor(roll * 10) === tenth)
    }
    expect(rolls.every((roll) => roll >= 0 && roll < 1)).toBe(true)
  })

  test('gives answers to two questions that have nothing to do with each other', () => {
    const both = numbers.map((number) => diceOf('1', number)).map((dice) => [dice('one'), dice('other')] as const)
    expectShare(0.25, both, ([one, other]) => one < 0.5 && other < 0.5)
  })
})

describe('what is drawn by chance', () => {
  test('falls on shares as large as they are, and on none where they do not make a whole', () => {
    const cities = { Taipei: 0.6, Tainan: 0.3 }
    expect([0, 0.59, 0.61, 0.89, 0.91].map((roll) => pick(cities, roll))).toEqual([
      ...['Taipei', 'Taipei', 'Tainan', 'Tainan'],
      undefined,
    ])
    expect([0, 0.49, 0.5, 0.99].map((roll) => oneOf(['a', 'b'], roll))).toEqual(['a', 'a', 'b', 'b'])
    expect(oneOf([], 0.5)).toBeUndefined()
  })

  test('ranks are even, and the keen rank before the others', () => {
    const ranks = numbers.map((number) => diceOf('1', number)).map((dice) => rankOf(dice('keenness'), dice('rank')))
    for (const part of [0.1, 0.4, 0.8]) expectShare(part, ranks, (rank) => rank < part)
    expect(rankOf(0.9, 0.5)).toBeLessThan(rankOf(0.1, 0.5))
  })

  test('half of all delays are below the median, few are far above it', () => {
    const hour = 3_600_000
    const delays = numbers.map((number) => delay(hour, diceOf('1', number), 'opens'))
    expectShare(0.5, delays, (one) => one < hour)
    expectShare(0.16, delays, (one) => one > 3 * hour)
    // A second at the least, and never on the second.
    expect(delay(0, diceOf('1', 1), 'opens')).toBe(1003)
    expect(delays.every((one) => one % 1000 === 3)).toBe(true)
  })
})

describe('a population', () => {
  const startsAt = Date.UTC(2026, 2, 2)
  const drawn = (habits: Partial<Habits>) => {
    const world = worldOf(workspace, journeyOf(workspace, 'nurture'), {
      ...{ seed: '1', startsAt, habits: habitsWith(habits), over: habits.over ?? 30 * 86_400_000 },
    })
    return numbers.map((number) => drawPerson(number, world))
  }

  test('has the attributes, tags, time zones and scores of its habits', () => {
    const people = drawn({
      attributes: { city: { Taipei: 0.6, Tainan: 0.4 }, seats: { 5: 0.5 }, trial: { true: 1 } },
      tags: { customer: 0.2 },
      timeZones: { 'Asia/Taipei': 0.7, 'Asia/Tokyo': 0.3 },
      scores: { main: { from: 10, to: 50 } },
    }).map(({ contact }) => contact)
    expectShare(0.6, people, ({ attributes }) => attributes['city'] === 'Taipei')
    expectShare(0.5, people, ({ attributes }) => attributes['seats'] === 5)
    expect(share(people, ({ attributes }) => attributes['trial'] === true)).toBe(1)
    expectShare(0.3, people, ({ attributes }) => attributes['timezone'] === 'Asia/Tokyo')
    expectShare(0.2, people, ({ tags }) => tags.includes('customer'))
    const scores = people.map((contact) => contact.scores['main'] ?? Number.NaN)
    expect([Math.min(...scores), Math.max(...scores)]).toEqual([10, 50])
  })

  test('arrives evenly over the time it has', () => {
    const week = 7 * 86_400_000
    const times = drawn({ over: week }).map(({ arrivesAt }) => arrivesAt - startsAt)
    expect(times.every((time) => time >= 0 && time < week)).toBe(true)
    expectShare(0.5, times, (time) => time < week / 2)
  })

  test('has contacts who stay who they are when habits around them change', () => {
    const [before, after] = [drawn({}), drawn({ tags: { vip: 1 }, opens: 0 })]
    const known = ({ contact }: (typeof before)[number]) => [contact.attributes, contact.scores, contact.createdAt]
    expect(after.slice(0, 100).map(known)).toEqual(before.slice(0, 100).map(known))
  })
})
