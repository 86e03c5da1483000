import { describe, expect, test } from 'vitest'
import { compiled, compileText } from '../support/compile.ts'
import { outline } from '../support/compiler/outline.ts'

const head = 'name: A\ntrigger: { event: Signed Up }\nexit: [{ event: Order Completed }]\nsteps:\n'

const outlines = (steps: string) => ({
  plain: outline(compiled(compileText(`${head}${steps}`, { isOptimised: false })).definition),
  optimised: outline(compiled(compileText(`${head}${steps}`)).definition),
})

describe('the optimised machine', () => {
  test('makes one state of a send and the days or hours behind it', () => {
    const steps = '  - send: welcome\n  - send: case-study\n    day: 2\n  - wait: 20h\n  - tag: read\n'
    const { plain, optimised } = outlines(steps)
    expect(plain).toEqual([
      'start → Day 0 · send welcome',
      'Day 0 · send welcome [send welcome, when-sent] → Wait until day 2',
      'Wait until day 2 [wait] → Day 2 · send case-study',
      'Day 2 · send case-study [send case-study, when-sent] → Wait 20 hours',
      'Wait 20 hours [wait] → tag-read',
      'tag-read [update tag-read] → Completed',
      'Completed [update :completed] → over',
    ])
    expect(optimised).toEqual([
      'start → Day 0 · send welcome',
      'Day 0 · send welcome [send welcome, never] → Day 2 · send case-study, States.Timeout: Day 2 · send case-study',
      'Day 2 · send case-study [send case-study, never] → tag-read, Completed, States.Timeout: tag-read, Completed',
      'tag-read, Completed [update tag-read,:completed] → over',
    ])
  })

  test('keeps a short wait apart from the send before it, and no wait until the same day', () => {
    const steps =
      '  - send: welcome\n    day: 2\n  - send: case-study\n    day: 2\n  - wait: 5m\n  - send: product-demo\n'
    expect(outlines(steps).optimised).toEqual([
      'start → Wait until day 2',
      'Wait until day 2 [wait] → Day 2 · send welcome',
      // The sender answers at once where the day has come.
      'Day 2 · send welcome [send welcome, never] → Day 2 · send case-study, States.Timeout: Day 2 · send case-study',
      'Day 2 · send case-study [send case-study, when-sent] → Wait 5 minutes',
      'Wait 5 minutes [wait] → Day 2 · send product-demo',
      'Day 2 · send product-demo [send product-demo, when-sent, closes] → over',
    ])
  })

  const branches = `  - send: welcome
  - branch:
      - if: { tag: vip }
        then:
          - branch:
              - if: { opened: welcome }
                then: [{ exit: knows us }]
      - if: { tag: new }
        then: [{ tag: greeted }, { score: 5 }]
    else:
      - wait: 1d
  - branch:
      - if: { tag: lead }
        then: [{ untag: lead }]
`

  test('asks everything at once that is asked before the contact can change, and again after a change or a wait', () => {
    expect(outlines(branches).optimised).toEqual([
      'start → Day 0 · send welcome',
      'Day 0 · send welcome [send welcome, when-sent, asks q1,q3,q4,q2] → tag vip? · tag new?',
      'tag vip? · tag new? [choice] → yes: opened welcome? · tag lead?, yes: tag-greeted, score, else: Wait 1 day',
      'opened welcome? · tag lead? [choice] → yes: exit-knows-us, yes: untag-lead, Completed, else: Completed',
      'exit-knows-us [update exit-knows-us] → over',
      'untag-lead, Completed [update untag-lead,:completed] → over',
      'Completed [update :completed] → over',
      'tag-greeted, score [update tag-greeted,score, asks q4] → tag lead?',
      'tag lead? [choice] → yes: untag-lead, Completed, else: Completed',
      'Wait 1 day [wait] → Look: branch-3',
      'Look: branch-3 [look q4] → tag lead?',
    ])
  })

  test('is made from a plain one that has a look and a choice for every question', () => {
    expect(outlines(branches).plain).toEqual([
      'start → Day 0 · send welcome',
      'Day 0 · send welcome [send welcome, when-sent] → Look: branch',
      'Look: branch [look q1] → tag vip?',
      'tag vip? [choice] → yes: Look: branch-2, else: Look: branch 2',
      'Look: branch-2 [look q3] → opened welcome?',
      'opened welcome? [choice] → yes: exit-knows-us, else: Look: branch-3',
      'exit-knows-us [update exit-knows-us] → over',
      'Look: branch-3 [look q4] → tag lead?',
      'tag lead? [choice] → yes: untag-lead, else: Completed',
      'untag-lead [update untag-lead] → Completed',
      'Completed [update :completed] → over',
      'Look: branch 2 [look q2] → tag new?',
      'tag new? [choice] → yes: tag-greeted, else: Wait 1 day',
      'tag-greeted [update tag-greeted] → score',
      'score [update score] → Look: branch-3',
      'Wait 1 day [wait] → Look: branch-3',
    ])
  })

  test('answers thirty branches in a row, whose paths meet again behind each, in no time', () => {
    const branch = '  - branch: [{ if: { tag: vip }, then: [] }]\n'
    const { optimised } = outlines(`  - send: welcome\n${branch.repeat(30)}`)
    expect(optimised[1]).toContain('asks q1,q2,q3')
    expect(optimised[1]).toContain(',q30]')
  })
})

describe('the published journey', () => {
  const notAfter = (steps: string) => {
    const { steps: published } = compiled(compileText(`${head}${steps}`)).journey
    return Object.fromEntries(
      Object.entries(published).map(([id, step]) => [
        id,
        'nextDay' in step && step.nextDay?.isLater ? step.nextDay : undefined,
      ]),
    )
  }

  test('says until when a message that was put off may come: until the next day that the journey has reached a step on', () => {
    const steps =
      '  - send: welcome\n  - send: case-study\n    day: 2\n  - send: product-demo\n    day: 5\n    at: "10:00"\n'
    expect(notAfter(steps)).toEqual({
      welcome: { day: 2, isLater: true },
      'case-study': { day: 5, at: 600, isLater: true },
      'product-demo': undefined,
    })
  })

  test('lets two messages of one day follow each other', () => {
    const steps = '  - send: welcome\n    day: 2\n  - send: case-study\n    day: 2\n'
    expect(notAfter(steps)).toEqual({ welcome: undefined, 'case-study': undefined })
  })

  test('does not measure a message by a day that the waits above it have left behind', () => {
    const steps = '  - wait: 72h\n  - send: welcome\n  - send: case-study\n    day: 3\n'
    expect(notAfter(steps)['welcome']).toBeUndefined()
  })
})
