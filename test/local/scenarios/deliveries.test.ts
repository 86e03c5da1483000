import { expect, test } from 'vitest'
import { said } from './played-yaml.ts'

const tried =
  'name: Tried\ntrigger: { event: Form Submitted }\nsteps: [{ send: hello }, { wait: 2d }, { send: story }]\n'
const reached = `name: Reached
trigger: { event: Message Delivered, where: { message: story } }
audience: { did: { event: Message Delivered, count: 2, within: 3d } }
steps: [{ tag: reached-twice }]
`
const grown = 'name: Grown\ntrigger: { segment: { entered: readers } }\nsteps: [{ send: offer }]\n'

test('a scenario tells of deliveries, to whoever asks for them', async () => {
  const journeys = { tried, reached, grown }
  const segments = { readers: 'name: Readers\nif: { all: [{ received: hello }, { received: story }] }\n' }
  const scenario = 'expect: { enters: [reached, grown], tags: [reached-twice], messages: [day 0: hello, day 2: story] }'
  expect(await said({ scenario, journeys, segments })).toEqual([])
})
