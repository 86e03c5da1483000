import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, openTestRuntime, type TestRuntime } from '../support/test-runtime.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const address = 'ann@example.com'
const tags = async () => (await test.contact('ann'))?.tags

async function open(answer: string, behind = ''): Promise<void> {
  const steps = `  - send: hello
    await: ${answer}
    then: [{ tag: answered }]
    else: [{ tag: silent }]
${behind}`
  const text = `name: J\ntrigger: { event: Signed Up }\nsteps:\n${steps}`
  const journeys = [yaml('j', text)]
  test = openTestRuntime(testWorkspace({ journeys, messages: { hello: ['more', 'less'], second: ['more'] } }))
  await test.identify('ann', { email: address })
  await test.track('ann', 'Signed Up')
}

describe('a reply', () => {
  it('is the answer where a reply is awaited, and an opening is not', async () => {
    await open('{ replied: true, within: 2d }')
    await test.open(address, 'hello')
    await test.click(address, 'hello', 'more')
    expect(await tags()).toEqual([])
    await test.pass(days(1))
    await test.reply(address, 'hello')
    expect(await tags()).toEqual(['answered'])
    expect(test.runtime.runner.running()).toBe(0)
  })

  it('is no answer where a click is awaited', async () => {
    await open('{ clicked: true, within: 2d }')
    await test.reply(address, 'hello')
    expect(await tags()).toEqual([])
    await test.pass(days(2))
    expect(await tags()).toEqual(['silent'])
  })

  it('that does not come leads the other way', async () => {
    await open('{ replied: true, within: 2d }')
    await test.pass(days(2))
    expect(await tags()).toEqual(['silent'])
    await test.reply(address, 'hello')
    await test.pass(hours(1))
    expect(await tags()).toEqual(['silent'])
  })

  it('can be asked for later, and lets whoever waits for its event in', async () => {
    const behind = '  - branch:\n      - if: { replied: hello }\n        then: [{ tag: talks }]\n'
    await open('{ replied: true, within: 2d }', behind)
    await test.reply(address, 'hello')
    expect(await tags()).toEqual(['answered', 'talks'])
  })
})

describe('any of several answers', () => {
  const any = '{ any: [{ replied: true }, { clicked: more }, { event: Called }], within: 2d }'

  it.each([
    ['a reply', () => test.reply(address, 'hello')],
    ['a click on the link that is meant', () => test.click(address, 'hello', 'more')],
    ['an event', () => test.track('ann', 'Called')],
  ])('is the answer: %s', async (_, answer) => {
    await open(any)
    await answer()
    expect(await tags()).toEqual(['answered'])
  })

  it('and nothing else is', async () => {
    await open(any)
    await test.open(address, 'hello')
    await test.click(address, 'hello', 'less')
    await test.track('ann', 'Mailed')
    await test.pass(days(2))
    expect(await tags()).toEqual(['silent'])
  })
})
