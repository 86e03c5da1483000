import { describe, expect, test } from 'vitest'
import { playedYaml, said } from './played-yaml.ts'

const tried = `name: Tried
trigger: { event: Form Submitted, where: { form: ebook } }
audience: { not: { tag: customer } }
exit: [{ event: Demo Booked }, { tag: customer }]
goal: { event: Demo Booked }
steps:
  - send: hello
    day: 0
    stage: awareness
  - send: story
    day: 2
    await: { clicked: details, within: 3d }
    then:
      - tag: engaged
      - score: 5
      - emit: { event: Was Engaged }
    else:
      - send: offer
`
const second =
  'name: Second\ntrigger: { event: Was Engaged }\nexit: [{ event: Demo Booked }]\nsteps: [{ tag: second }]\n'
const journeys = { tried, second }

describe('a scenario comes out as expected where', () => {
  test.each([
    [
      'nothing is done, and the days are right',
      'expect: { messages: [day 0: hello, day 2: story, day 5: offer], ends: completed on day 5 }',
    ],
    [
      'a message is clicked',
      'happens: [{ on day 2: clicks details in story }]\nexpect: { messages: [hello, story], never: [offer], tags: [engaged], score: { gte: 5 }, does: [tag-engaged] }',
    ],
    [
      'the minute is right',
      'happens: [{ on day 2 at 15:30: clicks details in story }]\nexpect: { messages: [day 0 at 10:00: hello, story] }',
    ],
    [
      'an answer is timed by its message',
      'happens: [{ 3 days after story: clicks details in story }]\nexpect: { no-tags: [engaged] }',
    ],
    [
      'the goal is reached, which is also the end',
      'happens: [{ on day 1: does Demo Booked }]\nexpect: { goal: reached, ends: Demo Booked on day 1, stage: awareness }',
    ],
    [
      'a tag ends it',
      'happens: [{ on day 1: gets tag customer }]\nexpect: { goal: not reached, ends: exit condition 2 on day 1 }',
    ],
    ['somebody leaves everything', 'happens: [{ on day 1: unsubscribes }]\nexpect: { messages: [hello] }'],
    [
      'the mailbox is gone, and the journey goes on without messages',
      'happens: [{ on day 1: bounces }]\nexpect: { messages: [hello], no-tags: [engaged], ends: completed on day 2 }',
    ],
    [
      'somebody calls a message spam',
      'happens: [{ on day 2: complains about story }]\nexpect: { messages: [hello, story], ends: completed on day 5 }',
    ],
    [
      'attributes change',
      'contact: { city: Taipei }\nhappens: [{ on day 1: city becomes Tainan }]\nexpect: { attributes: { city: Tainan, email: { contains: "@" } } }',
    ],
    ['a customer is not let in', 'tags: [customer]\nexpect: { refused: not-in-audience }'],
  ])('%s', async (_, scenario) => {
    expect(await said({ scenario, journeys })).toEqual([])
  })
})

describe('what came otherwise is said in words:', () => {
  test.each([
    [
      'a message on another day',
      'expect: { messages: [hello, day 3: story, offer] }',
      'expected story on day 3, but it came on day 2 at 10:00',
    ],
    [
      'a message at another time',
      'expect: { messages: [day 0 at 11:00: hello, story, offer] }',
      'expected hello on day 0 at 11:00, but it came on day 0 at 10:00',
    ],
    [
      'a message that did not come',
      'happens: [{ on day 1: does Demo Booked }]\nexpect: { messages: [hello, day 2: story] }',
      'expected story on day 2, but it did not come',
    ],
    [
      'why it did not come',
      'happens: [{ on day 1: unsubscribes }]\nexpect: { messages: [hello, story] }',
      'expected story, but it was not sent: unsubscribed',
    ],
    [
      'a message too many',
      'expect: { messages: [hello, story] }',
      'offer came on day 5 at 10:00, and is not expected there',
    ],
    [
      'a message that must not come',
      'expect: { never: [story] }',
      'story must not be sent, but came on day 2 at 10:00',
    ],
    ['a tag', 'expect: { tags: [engaged] }', 'expected in the end: tag engaged; but they have no tags'],
    ['a score', 'expect: { score: { gte: 5 } }', 'expected in the end: score ≥ 5; but the score is 0'],
    [
      'an attribute',
      'contact: { city: Taipei }\nexpect: { attributes: { city: Tainan } }',
      'expected in the end: city is Tainan; but city is Taipei',
    ],
    ['a step', 'expect: { does: [tag-engaged] }', 'the step tag-engaged was not done'],
    ['the goal', 'expect: { goal: reached }', 'the goal was not reached'],
    [
      'the end',
      'expect: { ends: completed on day 6 }',
      'expected the end completed on day 6, but it was completed on day 5 at 10:00',
    ],
    [
      'an entry',
      'expect: { refused: not-in-audience }',
      'expected that they are not let in (not-in-audience), but: they came in',
    ],
    ['no entry', 'tags: [customer]\nexpect: {}', 'they were not let in: not-in-audience'],
    [
      'a trigger that does not let in',
      'trigger: { form: newsletter }\nexpect: {}',
      'they never came in: the trigger does not let such an event in',
    ],
    ['another journey', 'expect: { enters: [second] }', 'they did not come into second'],
    [
      'what could not happen',
      'happens: [{ on day 1: opens story }]\nexpect: {}',
      'could not happen, because there was nothing to answer yet: on day 1: opens story',
    ],
  ])('%s', async (_, scenario, says) => {
    expect(await said({ scenario, journeys })).toEqual([says])
  })

  test('and where it shows in the timeline', async () => {
    const { differences, played } = await playedYaml({
      scenario: 'expect: { messages: [hello, day 3: story, offer] }',
      journeys,
    })
    expect(differences.map(({ at }) => at)).toEqual([played.mails[1]?.sentAt])
  })
})

test('journeys that a step of this one lets them into run too', async () => {
  const scenario = 'happens: [{ on day 2: clicks details in story }]\nexpect: { enters: [second] }'
  expect(await said({ scenario, journeys })).toEqual([])
})
