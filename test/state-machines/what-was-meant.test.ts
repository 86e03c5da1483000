import { describe, expect, test } from 'vitest'
import { compileText } from '../support/compile.ts'

/** What is said of a journey: the place, what is wrong, what would be right. */
const said = (text: string): readonly string[] =>
  compileText(text).diagnostics.map(({ line, column, message, remedy }) => `${line}:${column} ${message} ${remedy}`)

const withSteps = (steps: string): string =>
  `name: Renewal\ntrigger: { event: Form Submitted }\nexit: [{ event: Demo Booked }]\nsteps:\n${steps}\n  - tag: late\n`

const withTrigger = (trigger: string): string =>
  `name: Renewal\ntrigger: { ${trigger} }\nreentry: always\nsteps:\n  - tag: late\n`

describe('of several forms that one is explained which the author most likely means', () => {
  test('a wait until a weekday that is mistyped', () => {
    const told = said(withSteps('  - wait: { until: { weekday: mondy, at: "10:00" } }'))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^5:31 `mondy` cannot stand here\. .*like `monday`/)
  })

  test('a wait until a date that does not say how long at most', () => {
    const told = said(withSteps('  - wait: { until: { attribute: renewal } }'))
    expect(told).toEqual(['5:5 This waits without an end: `within` is missing. Add how long, such as `within: 3d`.'])
  })

  test('a schedule of every month that does not say on which day', () => {
    const told = said(withTrigger('schedule: { every: month, at: "10:00" }'))
    expect(told).toEqual(['2:12 `day` is missing here. Add `day: …`.'])
  })

  test('a schedule on a weekday that is mistyped', () => {
    const told = said(withTrigger('schedule: { every: mondays, at: "10:00" }'))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^2:31 `mondays` cannot stand here\./)
  })

  test('an action whose words are mistyped, all of them', () => {
    const told = said(withSteps('  - lead: { taem: sales, notes: Warm }'))
    expect(told.map((one) => one.split('. ')[1])).toEqual(['Did you mean `team`?', 'Did you mean `note`?'])
  })
})

describe('words that exclude each other', () => {
  test('two verbs become two steps', () => {
    expect(said(withSteps('  - tag: new\n    score: 5'))).toContainEqual(
      expect.stringMatching(/A step has one verb: write `- (tag|score): …` by itself\.$/),
    )
  })

  test('two conditions are joined', () => {
    const audience = 'audience: { tag: vip, score: { gte: 60 } }\nexit:'
    expect(said(withSteps('  - score: 5').replace('exit:', audience))).toEqual([
      '3:23 `score` does not belong here. A condition has one word. Put `tag`, `score` into a list behind `all` or `any`.',
    ])
  })

  test('two answers to a message are not taken for conditions', () => {
    const steps = '  - send: case-study\n    await: { opened: true, replied: true, within: 3d }'
    expect(said(withSteps(steps)).join()).not.toContain('A condition has one word')
  })
})

describe('a schedule that ends before it begins', () => {
  test('is told at its end', () => {
    const season = 'schedule: { every: day, at: "10:00", from: 2027-03-01, until: 2027-01-01 }'
    expect(said(withTrigger(season))).toEqual([
      '2:74 `2027-01-01` cannot stand here. A schedule ends on the day on which it begins, or later.',
    ])
  })

  test('is right where it ends on its first day', () => {
    expect(said(withTrigger('schedule: { every: day, at: "10:00", from: 2027-03-01, until: 2027-03-01 }'))).toEqual([])
  })
})

test('an address that is wrong in two ways is one mistake', () => {
  expect(said(withSteps('  - webhook: { url: "http://localhost:3/x" }'))).toHaveLength(1)
  expect(said(withSteps('  - webhook: { url: "https://ann:secret@crm.example.com/x" }')).join()).toContain(
    'without name and password',
  )
  expect(said(withSteps('  - webhook: { url: "https://crm.example.com/ann@example.com" }'))).toEqual([])
})

describe('a message that nobody has written', () => {
  const misspelt = 'There is no message `case-stduy`. Did you mean `case-study`?'

  test.each([
    ['at the door', 'audience: { not: { opened: case-stduy } }\nexit:', '3:28'],
    [
      'in the event that ends a journey',
      'exit:\n  - { event: Message Clicked, where: { message: case-stduy } }\nreentry: never\n#',
      '4:49',
    ],
  ])('is told where its answers are asked for %s', (_, words, place) => {
    expect(said(withSteps('  - score: 5').replace('exit:', words))).toEqual([`${place} ${misspelt}`])
  })
})

describe('conditions that contradict each other are named as they are written', () => {
  const audience = (...parts: readonly string[]) =>
    said(withSteps('  - score: 5').replace('exit:', `audience: { all: [${parts.join(', ')}] }\nexit:`))

  test('a consent, without the address that belongs to it', () => {
    expect(audience('{ consent: news }', '{ not: { consent: news } }')[0]).toContain(
      'Nobody fits: `consent: news` and `not: { consent: news }` contradict each other.',
    )
  })

  test('a consent, where its address is what cannot be', () => {
    expect(audience('{ consent: news }', '{ attribute: { email: { exists: false } } }')[0]).toContain(
      'Nobody fits: `consent: news` and `attribute: { email: { exists: false } }` contradict each other.',
    )
  })

  test('an address that somebody asks for, as such', () => {
    const is = (exists: boolean) => `{ attribute: { email: { exists: ${exists} } } }`
    expect(audience(is(true), is(false))[0]).toContain(
      'Nobody fits: `attribute: { email: { exists: true } }` and `attribute: { email: { exists: false } }`',
    )
  })

  test('what only all ways of a choice rule out', () => {
    expect(
      audience(
        '{ consent: news }',
        '{ any: [{ not: { consent: news } }, { attribute: { email: x } }] }',
        '{ not: { attribute: { email: x } } }',
      )[0],
    ).toMatch(/Nobody fits: .*`consent: news`.*`not: \{ consent: news \}`/)
  })
})
