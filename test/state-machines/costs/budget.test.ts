import { describe, expect, test } from 'vitest'
import { compileWorkspace } from '../../../state-machines/compile-workspace.ts'
import { digest } from '../../support/compile.ts'

const head = `sender: { name: Northlight, email: hello@northlight.example, address: 8F Taipei }
timeZone: Asia/Taipei
languages: [en]
`

const journey = (id: string) =>
  ({
    kind: 'value',
    id,
    file: `${id}.ts`,
    value: {
      name: id,
      trigger: { event: 'Signed Up' },
      exit: [{ event: 'Order Completed' }],
      steps: [{ wait: '1d' }, { tag: 'a' }, { wait: '1d' }, { tag: 'b' }],
    },
  }) as const

/** What is said of a budget, in a workspace of two journeys that cost some $0.18 for a thousand contacts. */
async function said(budget: string) {
  const settings = { file: 'marketing/settings.yaml', text: `${head}${budget}` }
  const source = { settings, journeys: [journey('spring'), journey('autumn')], messages: [] }
  const { diagnostics } = await compileWorkspace(source, { digest })
  return diagnostics.map(({ code, severity, line, message, source: text }) => ({ code, severity, line, message, text }))
}

describe('a budget', () => {
  test('that is kept is not spoken of', async () => {
    expect(await said('budget: { month: 200, journeys: { spring: { contacts: 5000, month: 60 } } }')).toEqual([])
    expect(await said('budget: { journeys: { spring: { contacts: 5000000 } } }')).toEqual([])
    expect(await said('budget: { month: 5 }')).toEqual([])
  })

  test('of a journey that is broken stops the journey, at the line of the budget, with what was assumed', async () => {
    const found = await said('budget:\n  journeys:\n    spring: { contacts: 1000000, month: 60 }\n')
    expect(found).toMatchObject([{ code: 'over-budget', severity: 'error', line: 6 }])
    expect(found[0]?.text).toContain('month: 60')
    expect(found[0]?.message).toMatch(
      /^`spring` would cost \$\d+\.\d\d a month for 1,000,000 contacts; its budget is \$60/,
    )
    expect(found[0]?.message).toContain('assumes that 40% of the messages are opened')
  })

  test('of all journeys counts them together, and what stands there idle', async () => {
    const both = 'journeys: { spring: { contacts: 100000 }, autumn: { contacts: 100000 } }'
    expect(await said(`budget: { month: 1000, ${both} }`)).toEqual([])
    expect(await said(`budget:\n  month: 25\n  ${both}`)).toMatchObject([{ code: 'over-budget', line: 5 }])
    expect(await said('budget: { month: 2 }')).toMatchObject([{ code: 'over-budget' }])
  })

  test('names journeys that are there', async () => {
    const found = await said('budget: { journeys: { sprin: { contacts: 5 } } }')
    expect(found).toMatchObject([{ code: 'unknown-journey', severity: 'error' }])
  })
})
