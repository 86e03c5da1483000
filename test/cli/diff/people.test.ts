import { describe, expect, it } from 'vitest'
import { journey, sideOf, standing, told } from './told.ts'

const steps = `
  - send: welcome
  - wait: 3d
    id: pause
  - send: tips
    await: { opened: true, within: 2d }
    then: [{ send: offer }]
  - send: goodbye
    day: 20
`
const messages = (changed?: string) =>
  Object.fromEntries(
    ['welcome', 'tips', 'offer', 'goodbye'].map((id) => [id, { en: id === changed ? `New ${id}` : id }]),
  )
const was = await sideOf({ journeys: { sample: journey(steps) }, messages: messages() })

const shaped = (from: string, to: string) => {
  const text = journey(steps.replace(from, to))
  expect(text).not.toBe(journey(steps))
  return sideOf({ journeys: { sample: text }, messages: messages() })
}

/** One contact on their way to each place of the journey, and two where its first message is put off. */
const everywhere = [
  standing(was, 'sample', 'Day 0 · send welcome', 1),
  standing(was, 'sample', 'Day 0 · send welcome · quiet hours', 2),
  standing(was, 'sample', 'Day 3 · send tips', 4),
  standing(was, 'sample', 'Day 3 · send tips · quiet hours', 8),
  standing(was, 'sample', 'Wait until day 20', 16),
  standing(was, 'sample', 'Day 20 · send goodbye', 32),
]

describe('who of those inside gets a text that is changed', () => {
  const changed = async (message: string) =>
    told(was, await sideOf({ journeys: { sample: journey(steps) }, messages: messages(message) }), everywhere).find(
      (line) => line.startsWith('Of the'),
    )

  it('is whoever comes to it yet, and whoever’s message is put off; not who stands at it or behind it', async () => {
    expect(await changed('welcome')).toBe(
      'Of the 63 inside, 2 will get it like this; 1 has it already; 60 come to it no more.',
    )
    expect(await changed('tips')).toBe(
      'Of the 63 inside, 11 will get it like this; 4 have it already; 48 come to it no more.',
    )
  })

  it('may be who stands before a step from which not all go on to it', async () => {
    expect(await changed('offer')).toBe('Of the 63 inside, 15 may get it like this; 48 come to it no more.')
  })

  it('is whoever waits for the day of the message', async () => {
    expect(await changed('goodbye')).toBe('Of the 63 inside, 31 will get it like this; 32 have it already.')
  })

  it('is nobody in particular where nobody is inside, or nobody can say who is', async () => {
    const is = await sideOf({ journeys: { sample: journey(steps) }, messages: messages('tips') })
    expect(told(was, is, [])).toContain('Nobody is inside.')
    expect(told(was, is).join()).not.toContain('inside,')
    expect(told(was, is).at(-1)).toBe('Nobody answers. So nobody can say who is inside now.')
  })
})

describe('what becomes of those inside by another shape', () => {
  it('is nothing: it is counted who stands at the step, and who comes to it as it was', async () => {
    const lines = told(was, await shaped('within: 2d', 'within: 4d'), everywhere)
    expect(lines).toContain('~ tips  waits for: opened, 2 days at most → opened, 4 days at most')
    expect(lines).toContain('12 stand there and 3 will come to it: for them it stays as it was.')
    expect(lines).toContain('63 contacts inside finish on the version they entered.')
  })

  it('counts at a wait whom the message before it holds until the wait is over', async () => {
    const lines = told(was, await shaped('wait: 3d', 'wait: 4d'), everywhere)
    expect(lines).toContain('1 stands there and 2 will come to it: for them it stays as it was.')
  })

  it('does not count at a step whom the message before it holds until the day of that step', async () => {
    const days = (day: number) => journey(`  - send: welcome\n  - send: tips\n    day: ${day}\n`)
    const before = await sideOf({ journeys: { sample: days(2) } })
    const waiting = standing(before, 'sample', 'Day 0 · send welcome', 1)
    expect(told(before, await sideOf({ journeys: { sample: days(4) } }), [waiting])).toContain(
      '1 will come to it: for them it stays as it was.',
    )
  })

  it('says that a step that is taken away is still there for them, and that one that is new is not', async () => {
    const is = await shaped('then: [{ send: offer }]', 'then: [{ tag: reader }]')
    const lines = told(was, is, everywhere)
    expect(lines.slice(lines.indexOf('− offer  day 3–5, opened: message offer'))[1]).toBe(
      '15 may come to it: for them it is still there.',
    )
    expect(lines[lines.findIndex((line) => line.startsWith('+ tag-reader')) + 1]).toBe(
      'Nobody who is inside stands there or comes to it.',
    )
  })

  it('leaves out who has entered the new version already', async () => {
    const is = await shaped('within: 2d', 'within: 4d')
    const lines = told(was, is, [...everywhere, standing(is, 'sample', 'Day 3 · send tips', 5)])
    expect(lines).toContain('12 stand there and 3 will come to it: for them it stays as it was.')
    expect(lines).toContain(
      '63 contacts inside finish on the version they entered. 5 contacts have entered the new version already.',
    )
  })

  it('promises nothing to who is on a version that is neither of the two', async () => {
    const is = await shaped('day: 20', 'day: 25')
    const old = { journey: 'sample', version: 'of old', count: 1 }
    const lines = told(was, is, [
      { ...old, state: 'Day 3 · send tips', step: 'tips' },
      { ...old, state: 'Wait a week', step: 'pause' },
      { ...old, state: 'Day 4 · send news', step: 'news' },
    ])
    expect(lines).toContain('2 may come to it: for them it stays as it was.')
    expect(lines).toContain(
      '3 contacts inside finish on the version they entered. 3 of them entered neither of these two versions: what they come to is guessed by the one before. Of 1 at news nobody can say: neither of the two has such a place.',
    )
  })

  it('takes those of whom AWS tells no version to be on the one before', async () => {
    const { version: _, ...here } = standing(was, 'sample', 'Day 0 · send welcome', 3)
    const lines = told(was, await shaped('day: 20', 'day: 25'), [{ ...here, isReckoned: true }])
    expect(lines).toContain('about 3 will come to it: for them it stays as it was.')
    expect(lines.at(-1)).toContain('AWS tells no versions: they are taken to be on the one before.')
  })
})
