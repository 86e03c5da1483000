import { describe, expect, test } from 'vitest'
import { journey, read, told, whole } from './read-one.ts'

describe('a mistake in the form of a scenario hides no other:', () => {
  test('sentences, names and days are told along with it', async () => {
    const workspace = await read(
      whole(`hapens: []
tags: vip
happens:
  - on day 2: opned hello
  - opens hello
  - on day 3: opens helo
expect: { messages: [day two: hello, 7, day 1: helo], never: nothing, does: [task-sale] }
`),
    )
    expect(told(workspace).map((one) => one.replace(/\].*/, ']'))).toEqual([
      '3 unknown-word [hapens]',
      '4 wrong-value [vip]',
      '6 unclear-sentence [opned hello]',
      '7 wrong-value [opens hello]',
      '8 unknown-message [opens helo]',
      '9 wrong-value [7]',
      '9 wrong-value [nothing]',
      '9 unclear-sentence [day two]',
      '9 unknown-message [helo]',
      '9 unknown-step [task-sale]',
    ])
  })

  test('and nothing is said of what stands in the place of a broken part', async () => {
    expect(told(await read('journey: [nurture]\nstory: A.\nhappens: soon\n')).map((one) => one.slice(0, 13))).toEqual([
      ...['1 wrong-value', '1 missing-wor', '3 wrong-value'],
    ])
  })
})

test('a slip in a `send` is told there, and not wherever the message is spoken of', async () => {
  const slipped = `${journey.replace('send: hello', 'send: helo')}  - branch: [{ if: { opened: hello }, then: [{ tag: reader }] }]\n`
  const { diagnostics } = await read(whole('expect: { messages: [day 0: hello] }\n'), slipped)
  expect(diagnostics.map(({ file, message, remedy }) => [file, message, remedy])).toEqual([
    ['nurture.yaml', 'There is no message `helo`.', 'Did you mean `hello`?'],
  ])
})
