import { describe, expect, test } from 'vitest'
import { outsideSchema } from '../../shared/contracts/outside-event.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'
import { at, content, synthesize } from './fixture.ts'

const rule = (contact: string) =>
  `{ eventbridge: { bus: shop, pattern: { source: [shop.orders], detail-type: [Order Shipped] }, contact: ${contact} } }`

const long = 'a-journey-whose-name-is-as-long-as-the-name-of-a-journey-may-be'
const { journeys } = testWorkspace({
  journeys: [
    yaml(
      'shipped',
      `name: S\ntrigger:\n  - ${rule('{ user: detail.id }')}\n  - ${rule('{ email: detail.mail }')}\nsteps: [{ tag: a }]\n`,
    ),
    yaml(long, `name: L\ntrigger: ${rule('{ user: detail.id }')}\nsteps: [{ tag: a }]\n`),
    yaml('by-hand', 'name: H\ntrigger: manual\nsteps: [{ tag: a }]\n'),
    yaml(
      'yearly',
      'name: Y\ntrigger: { date: { attribute: birthday, yearly: true, at: "09:00" } }\nsteps: [{ tag: a }]\n',
    ),
  ],
})
const deployable = journeys.map(({ journey, definition }) => ({ journey, definition: JSON.stringify(definition) }))
const index = { journeys: Object.fromEntries(journeys.map(({ journey: { id, version } }) => [id, { version }])) }
const { resources } = synthesize({ content: { ...content, journeys: deployable, index } })
const rules = resources('AWS::Events::Rule').flatMap(([id, one]) => (id.startsWith('journeys') ? [one] : []))
const own = rules.filter(({ Properties }) => Properties['EventBusName'] === 'shop')

describe('the rules of a journey’s own', () => {
  test('stand on the bus that the journey names, one for each trigger, under names that AWS takes', () => {
    expect(own.map(({ Properties }) => Properties['Name'])).toEqual([
      'waymark-shipped-0',
      'waymark-shipped-1',
      expect.stringMatching(/^waymark-a-journey-whose-name-is-as-long-as-the-na?m?[a-z-]*-[0-9a-f]{8}-0$/),
    ])
    for (const { Properties } of own) {
      expect(String(Properties['Name']).length).toBeLessThanOrEqual(64)
      expect(Properties['EventPattern']).toEqual({
        source: ['shop.orders'],
        'detail-type': ['Order Shipped'],
        // What is replayed from an archive would send again.
        'replay-name': [{ exists: false }],
      })
    }
  })

  test('put whole events on the queue `outside`, in the form of its contract', () => {
    const event = { id: 'e1', source: 's', 'detail-type': 'T', time: '2026-03-02T00:00:00Z', detail: {} }
    const bodies = own.map(({ Properties }) => {
      expect(JSON.stringify(at(Properties, 'Targets', 0, 'Arn'))).toContain('queuesoutsidequeue')
      const template = String(at(Properties, 'Targets', 0, 'InputTransformer', 'InputTemplate'))
      return outsideSchema.parse(JSON.parse(template.replace('<aws.events.event.json>', JSON.stringify(event))))
    })
    expect(bodies).toEqual([
      { journey: 'shipped', trigger: 0, event },
      { journey: 'shipped', trigger: 1, event },
      { journey: long, trigger: 0, event },
    ])
  })
})

test('a journey that goes by time or by hand alone has no rule on our bus', () => {
  const ours = rules.filter(({ Properties }) => Properties['EventBusName'] === 'waymark')
  expect(ours.map(({ Properties }) => Properties['Name'])).toEqual(['shipped', long])
})
