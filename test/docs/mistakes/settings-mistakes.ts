import { compileWorkspace } from '../../../state-machines/compile-workspace.ts'
import type { Diagnostic } from '../../../state-machines/diagnostic.ts'
import { digest } from '../../support/compile.ts'

/** Every mistake that only the settings can have, by its code: what is asked of them, and a budget of which that is not so. */
export const settingsMistakes: Readonly<Record<string, { readonly asks: string; readonly budget: string }>> = {
  'over-budget': {
    asks: 'No journey is expected to cost more than its `month` in `budget`, and all of them with an idle month no more than\nthe `month` at the top. [costs.md](costs.md) tells how the price is found.',
    budget: 'budget:\n  journeys:\n    spring: { contacts: 200000, month: 20 }\n',
  },
  'unknown-journey': {
    asks: 'What is named as a journey is one.',
    budget: 'budget:\n  journeys:\n    sprin: { contacts: 5000 }\n',
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
  steps: [{ wait: '1d' }, { tag: 'invited' }, { wait: '1w' }, { tag: 'invited-twice' }],
}

/** What is said of settings with such a budget, in a workspace with one journey. */
export async function saidOfSettings(budget: string): Promise<readonly Diagnostic[]> {
  const file = { file: 'marketing/settings.yaml', text: `${settings}${budget}` }
  const journeys = [{ kind: 'value', id: 'spring', file: 'spring.ts', value: spring }] as const
  return (await compileWorkspace({ settings: file, journeys, messages: [] }, { digest })).diagnostics
}
