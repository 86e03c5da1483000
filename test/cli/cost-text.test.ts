import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { costJson } from '../../cli/costs/cost-json.ts'
import { journeyText, workspaceText } from '../../cli/costs/cost-text.ts'
import { priceWorkspace } from '../../cli/costs/price-workspace.ts'
import { usual } from '../../state-machines/costs/assumed/assumptions.ts'
import { compiled, compileText } from '../support/compile.ts'
import { testSettings } from '../support/test-workspace.ts'

const text = `name: A
trigger: { event: Signed Up }
exit: [{ event: Order Completed }]
steps:
  - send: welcome
    await: { clicked: ebook, within: 3d }
    then:
      - send: case-study
  - branch:
      - { if: { score: { gte: 60 } }, then: [{ tag: ready }] }
    else:
      - wait: 3d
      - send: product-demo
`

const journeys = [compiled(compileText(text, { id: 'spring' })).source]
const settings = { ...testSettings, budget: { month: 50, journeys: { spring: { contacts: 10_000, month: 30 } } } }
const priced = priceWorkspace(journeys, settings, usual)
const [spring] = priced.journeys
const detail = spring ? stripVTControlCharacters(journeyText(spring, usual)) : ''
const overview = stripVTControlCharacters(workspaceText(priced))

describe('what journeys cost', () => {
  test('names no service that costs nothing', () => {
    expect(detail).toMatch(/^SES .*\$0\.[0-9]*[1-9]/m)
    expect(detail).not.toContain('SMS')
    expect(detail).not.toMatch(/^\S.*(\$0\.000 *){3}$/m)
  })

  test('fits into 80 columns', () => {
    expect(`${detail}\n${overview}`.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('is told for 1,000 contacts, with the largest part and the day of the prices', () => {
    expect(overview).toMatch(/^spring +\$0\.\d\d +\$0\.\d\d +\$0\.\d\d +SES, \d\d%$/m)
    expect(overview).toContain('Prices of November 2026 in us-east-1')
  })

  test('is held against the budget of the month', () => {
    expect(overview).toMatch(/^spring +10,000 +\$\d\.\d\d +\$30\.00$/m)
    expect(overview).toMatch(/^together +\$\d+\.\d\d +\$50\.00$/m)
  })

  test('says which path is the cheapest and which the dearest, in words', () => {
    expect(detail).toMatch(/^Cheapest {2}leaves after welcome$/m)
    expect(detail).toMatch(/^Dearest {3}clicks ebook in welcome → not score ≥ 60$/m)
  })

  test('adds up', () => {
    const { month } = JSON.parse(costJson(priced))
    expect(month.together).toBeCloseTo(month.idle + (spring?.month?.dollars ?? Number.NaN))
    const parts = [...detail.matchAll(/^[A-Z][\w ]+? {2,}\$[\d.]+ +\$([\d.]+) +\$[\d.]+$/gm)].map(([, dollars]) =>
      Number(dollars),
    )
    const [, together] = /^together +\$[\d.]+ +\$([\d.]+)/m.exec(detail) ?? []
    expect(parts).toHaveLength(8)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(together), 2)
  })
})
