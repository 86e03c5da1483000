import { describe, expect, test } from 'vitest'
import { journey, read, told, whole } from './read-one.ts'

describe('what a contact does is held against the events that there are:', () => {
  const plan =
    'events: { Form Submitted: { form: text }, Demo Booked: { team: text, cart.total: number }, Page Read: }\nattributes: {}\n'
  const did = (deed: string) => whole(`happens:\n  - on day 2: ${deed}\nexpect: {}\n`)

  test.each([
    ['does Demo Boked', '4 unknown-event [does Demo Boked] Did you mean `Demo Booked`?'],
    ['does Something Else', '4 unknown-event [does Something Else] Write it into `marketing/tracking-plan.yaml`.'],
    ['does "Something Else"', '4 unknown-event [does "Something Else"] Write it into `marketing/tracking-plan.yaml`.'],
    ['does Demo Booked with taem sales', '4 unknown-property [does Demo Booked with taem sales] Did you mean `team`?'],
    [
      'does Demo Booked wiht team sales',
      '4 unclear-sentence [does Demo Booked wiht team sales] Did you mean `does Demo Booked with team sales`? If the event is called so, put its name in quotes.',
    ],
  ])('with a tracking plan `%s` is a mistake', async (deed, expected) => {
    const workspace = await read(did(deed), journey, plan)
    expect(told(workspace)).toEqual([expected])
    expect(workspace.scenarios).toEqual([])
  })

  test.each(['does Page Read with anything 1', 'does Demo Booked with cart.total 20', 'does Task Completed'])(
    'with a tracking plan `%s` is none',
    async (deed) => {
      expect(told(await read(did(deed), journey, plan))).toEqual([])
    },
  )

  test('and so are the properties of what lets the contact in', async () => {
    const workspace = await read(whole('trigger: { from: ebook }\nexpect: {}\n'), journey, plan)
    expect(told(workspace)).toEqual(['3 unknown-property [from] Did you mean `form`?'])
  })

  test('without a tracking plan a name like one that a journey asks for is warned of, and the scenario is played', async () => {
    const workspace = await read(did('does Demo Boked'))
    expect(told(workspace)).toEqual([
      '4 unknown-event [does Demo Boked] Did you mean `Demo Booked`? If not, put its name in quotes.',
    ])
    expect(workspace.scenarios).toHaveLength(1)
  })

  test.each(['does "Demo Boked"', 'does Order Completed with total 20', 'does Demo Booked with anything 1'])(
    'without a tracking plan nothing is said of `%s`',
    async (deed) => {
      expect(told(await read(did(deed)))).toEqual([])
    },
  )

  test('without a tracking plan a mistyped `with` is told all the same', async () => {
    expect(told(await read(did('does Demo Booked wiht team sales')))).toEqual([
      expect.stringContaining('Did you mean `does Demo Booked with team sales`?'),
    ])
  })
})
