import { expect, test } from 'vitest'
import { compileWorkspace } from '../../../state-machines/compile-workspace.ts'
import { digest } from '../../support/compile.ts'

const head = `sender: { name: Northlight, email: hello@northlight.example, address: 8F Taipei }
timeZone: Asia/Taipei
languages: [en]
`

/** What is said of settings that say this beside what they must, in a workspace without journeys. */
async function said(words: string): Promise<readonly string[]> {
  const settings = { file: 'marketing/settings.yaml', text: `${head}${words}\n` }
  const { diagnostics } = await compileWorkspace({ settings, journeys: [], messages: [] }, { digest })
  return diagnostics.map(({ line, column, message, remedy }) => `${line}:${column} ${message} ${remedy}`)
}

test('quiet hours that end when they begin are none, and nobody means that', async () => {
  expect(await said('quietHours: { from: "21:00", until: "21:00" }')).toEqual([
    '4:37 `21:00` cannot stand here. Quiet hours end at another time than they begin; leave them out if there are none.',
  ])
  expect(await said('quietHours: { from: "21:00", until: "20:59" }')).toEqual([])
})

test('who is hot was warm before, so the time for `hot` is not the longer one', async () => {
  expect(await said('warmth: { hot: 3w, warm: 2w }')).toEqual([
    '4:16 `3w` cannot stand here. `hot` is a shorter time than `warm`, or nobody is ever warm.',
  ])
  expect(await said('warmth: { hot: 14d, warm: 2w }')).toEqual([])
})

test('what is no time at all is told once', async () => {
  expect(await said('warmth: { hot: 3 weeks, warm: 2w }')).toHaveLength(1)
})

test('a budget of a journey is told of where there is no journey yet', async () => {
  expect(await said('budget: { journeys: { spring: { contacts: 5 } } }')).toEqual([
    '4:23 There is no journey `spring`. Write the journey first, or take its budget out.',
  ])
})
