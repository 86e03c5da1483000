import { describe, expect, test } from 'vitest'
import { type CompiledWorkspace, compileWorkspace } from '../../../state-machines/compile-workspace.ts'
import { digest } from '../../support/compile.ts'
import { sampleMessage } from '../messages/sample-message.ts'

const journey = `name: Nurture
trigger: { event: Form Submitted }
exit: [{ event: Demo Booked }]
steps:
  - send: hello
  - task: { title: Call them, team: sales }
`

/** What a workspace with one journey, one message and one scenario says of it. */
async function read(scenario: string): Promise<CompiledWorkspace> {
  const { languages: _, ...message } = sampleMessage({})
  return compileWorkspace(
    {
      settings: { file: 'settings.yaml', text: settings },
      journeys: [{ kind: 'yaml', id: 'nurture', file: 'nurture.yaml', text: journey }],
      messages: [{ ...message, id: 'hello' }],
      scenarios: [{ id: 'story', file: { file: 'story.yaml', text: scenario } }],
    },
    { digest },
  )
}

const settings = `sender: { name: Tester, email: tester@example.com, address: 1 Test Street }
timeZone: Asia/Taipei
languages: [en]
`

const told = ({ diagnostics }: CompiledWorkspace): readonly string[] =>
  diagnostics
    .filter(({ file }) => file === 'story.yaml')
    .map(({ line, source, column, length, code, remedy }) => {
      return `${line} ${code} [${source.slice(column - 1, column - 1 + length)}] ${remedy}`
    })

const whole = (lines: string): string => `journey: nurture\nstory: A story.\n${lines}`

describe('a scenario without mistakes', () => {
  test('is read, with all that it says', async () => {
    const workspace = await read(
      whole(`starts: 2026-05-04 09:30
before: [{ 30 days before: does Order Completed }]
happens:
  - on day 1: completes task-sales
expect: { messages: [day 0: hello], tags: [vip], ends: Demo Booked on day 1 }
`),
    )
    expect(told(workspace)).toEqual([])
    expect(workspace.scenarios).toMatchObject([
      {
        id: 'story',
        starts: Date.UTC(2026, 4, 4, 9, 30),
        before: [{ ago: { days: 30, seconds: 0 }, deed: { event: 'Order Completed' } }],
        expect: { conditions: [{ words: 'tag vip' }], end: { how: 'Demo Booked', on: { day: 1 } } },
      },
    ])
  })
})

describe('a mistake in a scenario is told where it stands:', () => {
  test.each([
    [
      'a journey that is not there',
      'journey: nurtur\nstory: A.\nexpect: {}\n',
      '1 unknown-journey [nurtur] Did you mean `nurture`?',
    ],
    [
      'a message that is not there',
      whole('expect: { never: [helo] }\n'),
      '3 unknown-message [helo] Did you mean `hello`?',
    ],
    [
      'a time that is none',
      whole('happens:\n  - on dya 2: opens hello\nexpect: {}\n'),
      '4 unclear-sentence [on dya 2] Write it like `on day 2 at 13:00` or `3h after welcome`.',
    ],
    [
      'a sentence that is none',
      whole('happens:\n  - on day 2: opened hello\nexpect: {}\n'),
      '4 unclear-sentence [opened hello] Did you mean `opens welcome`?',
    ],
    [
      'a link that is not there',
      whole('happens:\n  - on day 2: clicks shpo in hello\nexpect: {}\n'),
      '4 unknown-link [clicks shpo in hello] Did you mean `shop`?',
    ],
    [
      'a task that is not there',
      whole('happens:\n  - on day 2: completes task-sale\nexpect: {}\n'),
      '4 unknown-step [completes task-sale] Did you mean `task-sales`?',
    ],
    [
      'a step that is not there',
      whole('expect: { does: [task-sale] }\n'),
      '3 unknown-step [task-sale] Did you mean `task-sales`?',
    ],
    [
      'another journey that is not there',
      whole('expect: { enters: [nurtures] }\n'),
      '3 unknown-journey [nurtures] Did you mean `nurture`?',
    ],
    [
      'an end that cannot be',
      whole('expect: { ends: Demo Boked on day 2 }\n'),
      '3 unknown-end [Demo Boked on day 2] Did you mean `Demo Booked`?',
    ],
    [
      'a way in that is none',
      whole('by: date\nexpect: {}\n'),
      '3 unknown-trigger [date] Write one of `Form Submitted`.',
    ],
    [
      'an answer before there was a message',
      whole('before: [{ 2 days before: opens hello }]\nexpect: {}\n'),
      '3 unclear-sentence [opens hello] Write what they did, such as `does Order Completed`, or put it under `happens`.',
    ],
    [
      'two sentences in one',
      whole('happens:\n  - { on day 1: opens hello, on day 2: opens hello }\nexpect: {}\n'),
      '4 wrong-value [on day 1] Write one time and what happens then, such as `on day 2: opens welcome`.',
    ],
    ['a mistyped word', whole('hapens: []\nexpect: {}\n'), '3 unknown-word [hapens] Did you mean `happens`?'],
    ['nothing expected', whole(''), '1 missing-word [journey] Add `expect: …`.'],
  ])('%s', async (_, text, expected) => {
    const workspace = await read(text)
    expect(told(workspace)).toEqual([expected])
    expect(workspace.scenarios).toEqual([])
  })
})
