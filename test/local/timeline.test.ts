import { afterEach, describe, expect, it } from 'vitest'
import { days, openTestRuntime, type TestRuntime } from '../support/test-runtime.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

describe('the timeline', () => {
  it.each([true, false])(
    'tells what was asked on the way of the contact, and nothing else (optimised: %s)',
    async (isOptimised) => {
      const text = `name: J
trigger: { event: Signed Up }
steps:
  - branch:
      - if: { event: { plan: gold } }
        then:
          - branch:
              - if: { tag: vip }
                then: [{ tag: both }]
              - if: { score: { gte: 5 } }
                then: [{ tag: keen }]
      - if: { event: { plan: silver } }
        then: [{ wait: { hot: 1d, warm: 2d, cold: 3d } }, { tag: rested }]
    else:
      - branch:
          - if: { tag: poor }
            then: [{ tag: helped }]
  - branch:
      - if: { tag: vip }
        then: [{ tag: greeted }]
`
      test = openTestRuntime(testWorkspace({ journeys: [yaml('j', text)], isOptimised }))
      const asked = async (who: string, plan: string) => {
        await test.track(who, 'Signed Up', { plan })
        await test.pass(days(4))
        return (await test.timeline(who)).flatMap((one) =>
          one.kind === 'asked' ? [`${one.step}: ${one.words} ${one.holds ? 'yes' : 'no'}`] : [],
        )
      }
      expect(await asked('gold', 'gold')).toEqual([
        'branch: event plan is gold? yes',
        'branch-2: tag vip? no',
        'branch-2: score ≥ 5? no',
        'branch-4: tag vip? no',
      ])
      expect(await asked('silver', 'silver')).toEqual([
        'branch: event plan is gold? no',
        'branch: event plan is silver? yes',
        'wait-by-warmth: hot? yes',
        'branch-4: tag vip? no',
      ])
      expect(await asked('none', 'none')).toEqual([
        'branch: event plan is gold? no',
        'branch: event plan is silver? no',
        'branch-3: tag poor? no',
        'branch-4: tag vip? no',
      ])
    },
  )
})
