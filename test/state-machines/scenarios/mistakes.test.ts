import { describe, expect, test } from 'vitest'
import { read, told, whole } from './read-one.ts'

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
      '4 unclear-sentence [opened hello] Did you mean `opens hello`?',
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
      'a start on a day that there is not',
      whole('starts: 2026-02-31\nexpect: {}\n'),
      '3 wrong-value [2026-02-31] Write a date such as `2026-03-02 10:00`.',
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

describe('in a journey with several triggers and a split', () => {
  const several = `name: Nurture
trigger: [{ date: { attribute: birthday, at: "09:00" } }, { date: { attribute: renewal, at: "09:00" } }]
exit: [{ event: Demo Booked }]
steps:
  - id: offer-or-not
    split:
      - { name: offer, weight: 1, then: [{ send: hello }] }
      - { name: plain, weight: 1, then: [{ tag: plain }] }
  - id: later
    split:
      - { name: one, weight: 1, then: [{ tag: one }] }
      - { name: two, weight: 1, then: [{ tag: two }] }
    hold-out: 10%
`
  test.each([
    ['by: date', '3 unknown-trigger [date] Say which: `date:birthday`, `date:renewal`.'],
    ['by: date:renewl', '3 unknown-trigger [date:renewl] Did you mean `date:renewal`?'],
    ['ways: { offer-or-no: plain }', '3 unknown-step [offer-or-no] Did you mean `offer-or-not`?'],
    ['ways: { something: plain }', '3 unknown-step [something] Its splits are `offer-or-not`, `later`.'],
    ['ways: { offer-or-not: plian }', '3 unknown-way [plian] Did you mean `plain`?'],
    ['ways: { later: three }', '3 unknown-way [three] Its ways are `one`, `two`, `held out`.'],
    [
      'ways: { offer-or-not: held out }',
      '3 unknown-way [held out] Write one of `offer`, `plain`, or give the split a `hold-out`.',
    ],
  ])('`%s` is told at its place', async (line, expected) => {
    expect(told(await read(whole(`${line}\nexpect: {}\n`), several))).toEqual([expected])
  })

  test.each(['by: date:renewal', 'ways: { offer-or-not: plain, later: held out }'])('`%s` is right', async (line) => {
    expect(told(await read(whole(`${line}\nexpect: {}\n`), several))).toEqual([])
  })
})
