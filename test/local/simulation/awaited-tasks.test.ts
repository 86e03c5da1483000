import { expect, test } from 'vitest'
import { simulate } from '../../../local/simulation/simulate.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { idle, through } from './nurture.ts'

const asking = testWorkspace({
  journeys: [
    yaml(
      'asking',
      `
name: Asking
trigger: manual
steps:
  - task: { title: Call, team: sales }
    await: { done: true, within: 5d }
    then: [{ send: thanks }]
    else: [{ send: reminder }]
`,
    ),
  ],
  messages: { thanks: [], reminder: [] },
})

test.each([
  [1, { thanks: 20, reminder: 0 }],
  [0, { thanks: 0, reminder: 20 }],
])('a simulated journey goes on as its tasks are done: a share of %d', async (awaited, sent) => {
  const { steps, ended } = await simulate(asking, { ...through(20, { ...idle, awaited }), journey: 'asking' })
  expect(Object.fromEntries(steps.flatMap(({ id, kind, sent }) => (kind === 'send' ? [[id, sent]] : [])))).toEqual(sent)
  expect(ended).toEqual({ completed: 20, exited: {}, failed: 0 })
})
