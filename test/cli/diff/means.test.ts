import { describe, expect, it } from 'vitest'
import { journey, sideOf, standing, told, type Written } from './told.ts'

const send = '  - send: welcome\n  - send: tips\n    day: 3\n'
const sample = (head = '', steps = send) => ({ journeys: { sample: journey(steps, head) } })

/** What stands below the line that tells of something. */
async function below(start: string, was: Written, is: Written): Promise<string> {
  const lines = told(await sideOf(was), await sideOf(is))
  return lines[lines.findIndex((line) => line.startsWith(start)) + 1] ?? ''
}

describe('what a change of the door means', () => {
  it('is for whom another re-entry lets in, also of those who came before', async () => {
    const enters = (from: string, to: string) =>
      below('~ enters:', sample(`reentry: ${from}\n`), sample(`reentry: ${to}\n`))
    expect(await enters('never', 'always')).toBe('Who has been inside may come in again.')
    expect(await enters('always', 'never')).toBe('Who has been inside, whenever that was, comes in no more.')
    expect(await enters('always', '{ after: 30d }')).toBe(
      'Who has been inside may come in again 30 days after their last entry, also where that was before this change.',
    )
    expect(await enters('never', '{ key: form }')).toMatch(
      /for each form .* who has been inside, or is, may come in again\.$/,
    )
  })

  it('is nothing for those inside by another audience, exit, goal or name', async () => {
    const tagged = 'audience: { tag: vip }\n'
    expect(await below('~ only if:', sample(), sample(tagged))).toBe(
      'It is asked at the door only: nobody who is inside leaves by it.',
    )
    const head = { ...sample(), journeys: { sample: journey(send).replace('Demo Booked', 'Order Completed') } }
    expect(await below('~ leaves:', sample(), head)).toBe(
      'Those who are inside leave by the exits that they entered with.',
    )
    expect(await below('~ goal:', sample(), sample('goal: { event: Demo Booked }\n'))).toBe(
      'Those who are inside are counted by the goal that they entered with.',
    )
    const named = { journeys: { sample: journey(send).replace('name: Sample', 'name: Nurture') } }
    expect(await below('~ name:', sample(), named)).toBe('No contact notices it.')
  })

  it('is nothing for those who are in a segment already that lets in from now on', async () => {
    const segments = { vips: 'name: VIPs\nif: { tag: vip }\n' }
    const by = journey(send).replace('{ event: Form Submitted }', '{ segment: { entered: vips } }')
    expect(await below('~ comes in:', { ...sample(), segments }, { journeys: { sample: by }, segments })).toBe(
      'Lets in from now on; nobody leaves by it. Who is in the segment already does not come in.',
    )
  })
})

describe('what another id means', () => {
  it('of a step: numbers that begin anew, and no other step', async () => {
    const named = send.replace('send: welcome', 'send: welcome\n    id: first')
    const lines = told(await sideOf(sample()), await sideOf(sample('', named)))
    expect(lines.filter((line) => /^[~+−]/.test(line))).toEqual(['~ first  is welcome under another id'])
    expect(lines).toContain('Numbers hang on the id and begin anew; the ways of a split are drawn anew.')
  })

  it('of a branch: not that the steps below it have moved', async () => {
    const branch = (id: string) => `  - id: ${id}\n    branch: [{ if: { tag: vip }, then: [{ send: welcome }] }]\n`
    const lines = told(await sideOf(sample('', branch('who'))), await sideOf(sample('', branch('which'))))
    expect(lines.filter((line) => /^[~+−]/.test(line))).toEqual(['~ which  is who under another id'])
  })

  it('of a journey: another journey, which lets everybody in as if for the first time', async () => {
    const was = await sideOf(sample())
    const is = await sideOf({ journeys: { nurture: journey(send) } })
    const lines = told(was, is, [standing(was, 'sample', 'Day 0 · send welcome', 2)])
    expect(lines[lines.indexOf('nurture  Sample  new') + 1]).toMatch(
      /^It seems to be sample under another id, .* or is inside of it, may come in as if for the first time\./,
    )
    expect(lines).toContain('It seems to be called nurture now.')
    expect(lines).toContain('2 contacts inside go on to the end: 2 at welcome.')
  })

  it('is not seen in a journey that does something else', async () => {
    const is = await sideOf({ journeys: { other: journey('  - tag: vip\n  - wait: 2d\n  - send: offer\n') } })
    expect(told(await sideOf(sample()), is).join('\n')).not.toContain('It seems')
  })
})

describe('what another text means', () => {
  const languages = 'sender: { name: N, email: n@example.com, address: A }\ntimeZone: Asia/Taipei\nlanguages: '
  const in2 = (en: string, fr: string): Written => ({
    ...{ ...sample('', '  - send: welcome\n'), settings: `${languages}[en, fr]\n` },
    messages: { welcome: { en, fr } },
  })

  it('says whose it is, where it is in one language only', async () => {
    expect(await below('~ welcome  subject (fr)', in2('Hello', 'Salut'), in2('Hello', 'Bonjour'))).toBe(
      'Only readers of fr see a difference.',
    )
    expect(await below('~ welcome  subject (en)', in2('Hello', 'Salut'), in2('Hi', 'Salut'))).toBe(
      'Only readers of en, or of a language that it is not written in, see a difference.',
    )
  })

  it('tells a language that is new, or gone, in one line', async () => {
    const one: Written = { ...in2('Hello', ''), settings: `${languages}[en]\n`, messages: { welcome: { en: 'Hello' } } }
    const lines = told(await sideOf(in2('Hello', 'Salut')), await sideOf(one))
    expect(lines.filter((line) => line.startsWith('~ welcome'))).toEqual(['~ welcome  written in: en, fr → en'])
    expect(lines).toContain('Readers of fr get it in another language from now on.')
    expect(told(await sideOf(one), await sideOf(in2('Hello', 'Salut')))).toContain(
      'Readers of fr got it in another language until now.',
    )
  })

  it('reaches those inside of a journey that sends it no more, or is no more', async () => {
    const changed = { welcome: { en: 'Hello' }, tips: { en: 'New tips' }, offer: { en: 'Offer' } }
    const was = await sideOf(sample())
    const inside = [standing(was, 'sample', 'Day 0 · send welcome', 2)]
    const shorter = await sideOf({ ...sample('', '  - send: welcome\n'), messages: changed })
    for (const is of [shorter, await sideOf({ messages: changed })])
      expect(told(was, is, inside)).toContain('Of the 2 inside, 2 will get it like this.')
  })
})
