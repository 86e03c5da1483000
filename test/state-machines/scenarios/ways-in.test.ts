import { describe, expect, test } from 'vitest'
import type { Trigger } from '../../../shared/domain/journey/trigger.ts'
import { isWay, triggerBy, waysInto } from '../../../state-machines/scenarios/ways-in.ts'

const date = (attribute: string): Trigger => ({
  ...{ kind: 'date', attribute, isYearly: false, offset: { days: 0, seconds: 0 }, at: 540 },
})
const segment = (name: string, change: 'entered' | 'left' = 'entered'): Trigger => ({
  ...{ kind: 'segment', change, segment: name },
})
const event = (name: string): Trigger => ({ kind: 'event', event: name, where: [] })
const schedule: Trigger = { kind: 'schedule', schedule: { kind: 'weekly', weekdays: [1], at: 600 } }
const hand: Trigger = { kind: 'manual' }

describe('triggers are called', () => {
  test('by their kind, or their event, as long as that tells them apart', () => {
    expect(waysInto([event('Paid'), segment('vips'), date('renewal'), schedule, hand])).toEqual([
      ...['Paid', 'segment', 'date', 'schedule', 'hand'],
    ])
  })

  test('by their segment or attribute too, where there are several', () => {
    expect(waysInto([segment('vips'), segment('lapsed'), date('birthday'), date('renewal')])).toEqual([
      ...['segment:vips', 'segment:lapsed', 'date:birthday', 'date:renewal'],
    ])
  })

  test('by their number, where they are alike even so', () => {
    expect(waysInto([date('renewal'), date('renewal'), schedule, schedule, event('Paid'), event('Paid')])).toEqual([
      ...['date:renewal:1', 'date:renewal:2', 'schedule:1', 'schedule:2', 'Paid:1', 'Paid:2'],
    ])
    expect(waysInto([segment('vips'), segment('vips', 'left')])).toEqual(['segment:vips:1', 'segment:vips:2'])
  })
})

describe('a name means', () => {
  const triggers = [date('birthday'), date('renewal'), segment('vips'), event('Paid'), event('Paid')]

  test('the one trigger that is called so, in short or in full', () => {
    expect(triggerBy('date:renewal', triggers)).toEqual({ kind: 'trigger', trigger: triggers[1] })
    for (const by of ['segment', 'segment:vips', 'segment:vips:1'])
      expect(triggerBy(by, triggers)).toEqual({ kind: 'trigger', trigger: triggers[2] })
  })

  test('several, where it does not tell them apart', () => {
    expect(triggerBy('date', triggers)).toEqual({ kind: 'several', names: ['date:birthday', 'date:renewal'] })
  })

  test('the first of those with the same event', () => {
    const meant = triggerBy('Paid', triggers)
    expect(meant.kind === 'trigger' && meant.trigger).toBe(triggers[3])
    const second = triggerBy('Paid:2', triggers)
    expect(second.kind === 'trigger' && second.trigger).toBe(triggers[4])
  })

  test('none, where nobody comes in so', () => {
    expect(triggerBy('schedule', [hand])).toEqual({ kind: 'none', names: ['hand'] })
  })

  test('what let somebody in, whichever of its names is written', () => {
    expect(isWay('segment:vips', 'segment', triggers)).toBe(true)
    expect(isWay('Paid', 'Paid:2', triggers)).toBe(true)
    expect(isWay('date:birthday', 'date:renewal', triggers)).toBe(false)
    expect(isWay('enroll', 'enroll', triggers)).toBe(true)
    expect(isWay('hand', 'enroll', triggers)).toBe(false)
  })
})
