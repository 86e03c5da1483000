import { describe, expect, test } from 'vitest'
import { said } from './said.ts'

const after = (first: string) => (text: string) => said(`${first}${text}`)
const inSteps = after('name: A\nsteps:\n')

describe('a colon in a text', () => {
  const message = 'A text with a colon in it stands in quotes.'

  test.each([
    ['in a name', 'name: A: the best\nsteps: []\n', `1:7 [A: the best] ${message} Write \`"A: the best"\`.`],
    ['at the end of a text', 'theme: The story:\nname: A\n', `1:8 [The story:] ${message} Write \`"The story:"\`.`],
    [
      'with a remark behind it',
      'name: A: the best # or so\nsteps: []\n',
      `1:7 [A: the best] ${message} Write \`"A: the best"\`.`,
    ],
    [
      'in the sentence of a scenario',
      'happens:\n  - on day 2: does Form Sent: ebook\n',
      `2:15 [does Form Sent: ebook] ${message} Write \`"does Form Sent: ebook"\`.`,
    ],
    [
      'inside of braces',
      'steps:\n  - lead: { team: sales, note: Urgent: call }\n',
      `2:32 [Urgent: call] ${message} Write \`"Urgent: call"\`.`,
    ],
    ['with quotes of its own', 'name: The "A": best\n', `1:7 [The "A": best] ${message} Write \`'The "A": best'\`.`],
    ['on Windows', 'name: A: the best\r\nsteps: []\r\n', `1:7 [A: the best] ${message} Write \`"A: the best"\`.`],
  ])('%s', (_, text, told) => {
    expect(said(text)).toBe(told)
  })

  test('behind a single small word may be a mapping without its braces', () => {
    expect(said('trigger: event: Form Submitted\n')).toBe(
      '1:10 [event: Form Submitted] A second colon stands in this line. ' +
        'Write `"event: Form Submitted"` if it is a text, or `{ event: Form Submitted }` if it is a word with a value.',
    )
  })

  test('inside of braces may be a comma that is missing', () => {
    expect(said('trigger: { event: Form where: { a: b } }\n')).toBe(
      '1:19 [Form where: { a: b }] A second colon stands here, and no comma before it. ' +
        'Write a comma before `where`, or `"Form where: { a: b }"` if it is one text.',
    )
  })

  test('without a space is a part of the text', () => {
    expect(said('at: 10:00\nurl: https://www.example.com\n')).toBe('nothing')
  })
})

describe('a line that begins in the wrong place', () => {
  const tab = 'This line is indented with a tab. Indent with spaces.'
  const dash = 'This `-` is not in line with a `-` above.'
  const words = (word: string) => `\`${word}\` is not in line with the words above.`

  test.each([
    ['with a tab', '\t- wait: 1d\n', `3:1 [\t] ${tab}`],
    ['with a tab behind spaces', '  - send: a\n  \tday: 2\n', `4:3 [\t] ${tab}`],
    ['with a tab behind a dash', '  -\tsend: a\n    day: 2\n', `3:4 [\t] ${tab}`],
    [
      'as an entry that stands too far to the left',
      '  - wait: 1d\n - wait: 2d\n',
      `4:2 [-] ${dash} Let it begin behind 2 spaces, like \`-\` in line 3.`,
    ],
    [
      'as an entry that stands one space too far to the right',
      '  - wait: 1d\n   - wait: 2d\n',
      `4:4 [-] ${dash} Let it begin behind 2 spaces, like \`-\` in line 3.`,
    ],
    [
      'as an entry that stands below the words of the one before',
      '  - send: a\n    day: 2\n    - wait: 2d\n',
      `5:5 [-] ${dash} Let it begin behind 2 spaces, like \`-\` in line 3.`,
    ],
    [
      'as an entry of an outer list',
      '  - branch:\n      - if: { tag: a }\n        then:\n          - tag: b\n     - if: { tag: c }\n',
      `7:6 [-] ${dash} Let it begin behind 6 spaces, like \`-\` in line 4.`,
    ],
    [
      'as a word one space too far to the right',
      '  - send: a\n     day: 2\n',
      `4:6 [day] ${words('day')} Let it begin behind 4 spaces, like \`send\` in line 3. If it belongs to \`send\`, write nothing behind \`send:\`.`,
    ],
    [
      'as a word one space too far to the left',
      '  - send: a\n   day: 2\n',
      `4:4 [day] ${words('day')} Let it begin behind 4 spaces, like \`send\` in line 3.`,
    ],
    [
      'as a word below the dash',
      '  - send: a\n  day: 2\n',
      `4:3 [day] ${words('day')} Let it begin behind 4 spaces, like \`send\` in line 3, or without a space, like \`steps\` in line 2, or write \`- \` before it.`,
    ],
    ['as an entry without a space', '  -wait: 1d\n', '3:3 [-wait] A space belongs behind the `-`. Write `- wait`.'],
    [
      'with blanks that a web page gave',
      '\u00a0\u00a0- wait: 1d\n',
      '3:1 [\u00a0\u00a0- wait] This line is indented with blanks of another kind. Take them out, and indent with spaces.',
    ],
  ])('%s', (_, text, told) => {
    expect(inSteps(text)).toBe(told)
  })

  test('as words of a value that has a value already', () => {
    expect(said('trigger: Form\n  where: { a: b }\n')).toBe(
      `2:3 [where] ${words('where')} Let it begin without a space, like \`trigger\` in line 1. If it belongs to \`trigger\`, write nothing behind \`trigger:\`.`,
    )
  })

  test('as a list that belongs to no word', () => {
    expect(said('name: A\n- wait: 1d\n')).toBe(
      `2:1 [-] ${dash} Write the word that it belongs to above it, such as \`steps:\`.`,
    )
  })
})

describe('a line that is no word with a value', () => {
  test.each([
    [
      'because a space is missing',
      'name: A\ntheme:Spring\nsteps: []\n',
      '2:1 [theme:Spring] A space belongs behind the colon. Write `theme: Spring`.',
    ],
    [
      'because the colon is a wide one',
      'name：春\nsteps: []\n',
      '1:1 [name：春] A space belongs behind the colon. Write `name: 春`.',
    ],
    [
      'inside of braces',
      'trigger: { event:Form }\n',
      '1:12 [event:Form] A space belongs behind the colon. Write `event: Form`.',
    ],
    [
      'because it is only a text',
      'name: A\nand B\nsteps: []\n',
      '2:1 [and B] This line is no word with a value. Write a word, a colon and a value; or indent it further, if it goes on with the text above.',
    ],
    [
      'because two people changed it',
      'name: A\n<<<<<<< HEAD\ntheme: B\n=======\ntheme: C\n>>>>>>> other\n',
      '2:1 [<<<<<<< HEAD] Two versions of this file stand here, with the marks of git between them. Keep one of them, and take the marks out.',
    ],
  ])('%s', (_, text, told) => {
    expect(said(text)).toBe(told)
  })
})

test('a word that stands twice is told with the line in which it stands first', () => {
  expect(said('name: A\nsteps:\n  - send: a\n    day: 1\n    at: "10:00"\n    day: 2\n')).toBe(
    '6:5 [day] `day` stands twice in one mapping, the first time in line 4. Take one of them out.',
  )
})
