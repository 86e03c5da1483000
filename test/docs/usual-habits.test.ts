import { expect, test } from 'vitest'
import { assumptionLines } from '../../cli/costs/cost-text.ts'
import { habitSentences } from '../../cli/costs/habit-words.ts'
import { assumedOf } from '../../cli/simulation/assumed-words.ts'
import { usualHabits } from '../../local/simulation/habits/habits.ts'
import { usual } from '../../state-machines/costs/assumed/assumptions.ts'
import { commonHabits } from '../../state-machines/costs/assumed/common-habits.ts'
import { sampleResult } from '../cli/sample-result.ts'
import { testSettings } from '../support/test-workspace.ts'
import { pages } from './pages.ts'

const sentences = habitSentences(commonHabits)

test('the guide to simulations says the usual habits as they are', () => {
  const guide = pages().find(({ path }) => path === 'docs/simulation.md')?.text
  for (const sentence of sentences) expect(guide).toContain(`> ${sentence}\n`)
})

test('a price and a simulation print the same habits', () => {
  expect(assumptionLines(usual).join(' ')).toContain(sentences.join(' '))
  expect(assumedOf(usualHabits(testSettings), sampleResult).join(' ')).toContain(sentences.join(' '))
})

test('what is otherwise than usual is named', () => {
  const habits = { ...commonHabits, opens: 0.6, messages: { welcome: { clicks: 0.5 } }, tags: { vip: 0.1 } }
  expect(habitSentences(habits)[0]).toContain('60% of the mails are opened')
  expect(habitSentences(habits).at(-1)).toBe('Of these something else is assumed: welcome, vip.')
})
