import { afterEach, expect, it } from 'vitest'
import { openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { counted } from '../counted.ts'

let test: TestRuntime
afterEach(() => test.close())

const journey = yaml(
  'j',
  `name: J
trigger: { event: Signed Up }
steps:
  - branch:
      - if: { event: { plan: gold } }
        then:
          - id: hero
            split:
              - { name: a, weight: 1, then: [{ tag: a }] }
              - { name: b, weight: 1, then: [{ tag: b }] }
  - tag: behind
`,
)

it.each([true, false])('a split counts nobody who does not come to it (optimised: %s)', async (isOptimised) => {
  test = openTestRuntime(testWorkspace({ journeys: [journey], isOptimised }))
  for (let index = 0; index < 20; index++) await test.track(`poor-${index}`, 'Signed Up')
  await test.track('rich', 'Signed Up', { plan: 'gold' })
  expect((await test.contact('poor-3'))?.tags).toEqual(['behind'])
  expect((await test.contact('rich'))?.tags).toHaveLength(2)
  expect((await counted(test, 'j', 'variant:hero:a')) + (await counted(test, 'j', 'variant:hero:b'))).toBe(1)
})
