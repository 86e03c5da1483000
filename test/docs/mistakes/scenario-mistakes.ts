import { compileWorkspace } from '../../../state-machines/compile-workspace.ts'
import type { Diagnostic } from '../../../state-machines/diagnostic.ts'
import { digest } from '../../support/compile.ts'

/** Every mistake that only a scenario can have, by its code: what is asked, and the last line of a scenario without it. */
export const scenarioMistakes: Readonly<Record<string, { readonly asks: string; readonly line: string }>> = {
  'unclear-sentence': {
    asks: 'Every sentence is one that scenarios know, with a time that they know; see\n[scenarios.md](scenarios.md#what-happens).',
    line: 'happens: [{ on day 2: reads the mail }]',
  },
  'unknown-end': {
    asks: 'What a scenario expects as the end is one of the ways in which the journey can end.',
    line: 'expect: { ends: Order Complete }',
  },
  'unknown-trigger': {
    asks: 'What lets the contact in is one of the triggers of the journey.',
    line: 'by: schedule',
  },
  'unknown-way': {
    asks: 'The way that a scenario chooses at a split is one of that split; `held out` is one where it has a `hold-out`.',
    line: 'ways: { gift-or-not: gfit }',
  },
}

const settings = `sender: { name: Northlight, email: hello@northlight.example, address: 8F Taipei }
timeZone: Asia/Taipei
languages: [en]
`

const spring = {
  name: 'Spring',
  trigger: { event: 'Signed Up' },
  exit: [{ event: 'Order Completed' }],
  steps: [
    { wait: '1d' },
    {
      id: 'gift-or-not',
      split: [
        { name: 'gift', weight: 1, then: [{ tag: 'invited' }] },
        { name: 'plain', weight: 1, then: [{ tag: 'told' }] },
      ],
    },
  ],
}

/** What is said of a scenario with such a line, in a workspace with one journey. */
export async function saidOfScenario(line: string): Promise<readonly Diagnostic[]> {
  const expected = line.startsWith('expect') ? '' : 'expect: {}\n'
  const text = `journey: spring\nstory: Comes in, and goes out.\n${line}\n${expected}`
  const scenarios = [{ id: 'story', file: { file: 'marketing/scenarios/story.yaml', text } }]
  const journeys = [{ kind: 'value', id: 'spring', file: 'spring.ts', value: spring }] as const
  const file = { file: 'marketing/settings.yaml', text: settings }
  return (await compileWorkspace({ settings: file, journeys, messages: [], scenarios }, { digest })).diagnostics
}
