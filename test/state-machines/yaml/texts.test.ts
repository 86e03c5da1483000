import { describe, expect, test } from 'vitest'
import { compileText } from '../../support/compile.ts'
import { said } from './said.ts'

describe('a text that begins with a sign of YAML', () => {
  test.each([
    '@home',
    '%off',
    '&co',
    '&co and others',
    '!new',
    '| hello',
    '> hello',
    '? what',
    ', x',
    '[new] offer',
    '{new} offer',
  ])('%s', (text) => {
    expect(said(`name: ${text}\nsteps: []\n`)).toBe(
      `1:7 [${text}] A text that begins with \`${text[0]}\` stands in quotes. Write \`"${text}"\`.`,
    )
  })

  test.each([
    ['in a list', 'tag: [@vip, new]\n', '1:7 [@vip]', '@', '"@vip"'],
    ['as a tag of a step', 'steps:\n  - tag: @vip\n', '2:10 [@vip]', '@', '"@vip"'],
    [
      'as a value of a message',
      'subject: { en: {{ name }} hi, fr: x }\n',
      '1:16 [{{ name }} hi]',
      '{{',
      '"{{ name }} hi"',
    ],
    ['as the only value of a message', 'subject: {{ name }}\n', '1:10 [{{ name }}]', '{{', '"{{ name }}"'],
  ])('%s', (_, text, place, sign, quoted) => {
    expect(said(text)).toBe(`${place} A text that begins with \`${sign}\` stands in quotes. Write \`${quoted}\`.`)
  })

  test('a backtick', () => {
    expect(said('name: `A`\n')).toBe('1:7 [`A`] A text that begins with a backtick stands in quotes. Write "`A`".')
  })

  test('a star, which YAML takes for the name of a part', () => {
    expect(said('name: *new*\n')).toContain('1:7 [*] The file uses YAML aliases')
    expect(said('name: *new*\n')).toContain('a text that begins with `*` stands in quotes.')
  })

  test('a dash, with which a list would begin', () => {
    expect(said('name: - A\n')).toBe(
      '1:7 [- A] A list does not begin in the line of its word. Write it in a line of its own, or `"- A"` if it is a text.',
    )
  })

  test('a number sign, which hides the rest of the text', () => {
    const behind = 'What stands behind `#` is no part of the text.'
    expect(said('name: The #1 choice\n')).toBe(
      `1:11 [#1 choice] ${behind} Write \`"The #1 choice"\`, or \`# \` with a space if it is a remark.`,
    )
    expect(said('name: #1 choice\n')).toContain(`1:7 [#1 choice] ${behind}`)
    expect(said('name: The choice # 1\nsteps: #todo\n')).toBe('nothing')
  })
})

describe('a value that YAML takes for something else than it looks', () => {
  const base = {
    name: 'name: A',
    trigger: 'trigger: { event: X }',
    exit: 'exit: [{ event: Y }]',
    steps: 'steps: [{ tag: a }]',
  }
  const told = (word: keyof typeof base, written: string) =>
    compileText(`${Object.values({ ...base, [word]: written }).join('\n')}\n`).diagnostics.map(
      ({ line, column, message, remedy }) => `${line}:${column} ${message} ${remedy}`,
    )
  const sending = (words: string) => `steps: [{ send: welcome, ${words} }]`

  test.each([
    ['name', 'name: 2027', '1:7 `2027` cannot stand here. Write it in quotes, if it is a text: `"2027"`.'],
    ['name', 'name: true', '1:7 `true` cannot stand here. Write it in quotes, if it is a text: `"true"`.'],
    [
      'steps',
      'steps: [{ tag: 2027 }]',
      '4:16 `2027` cannot stand here. Write it in quotes, if it is a text: `"2027"`.',
    ],
    [
      'steps',
      'steps: [{ wait: 3 }]',
      '4:17 `3` cannot stand here. A duration is written like `30s`, `15m`, `24h`, `2d`, `1w`, or a sum such as `1d 12h`. Or: Write a mapping (`word: value`).',
    ],
    ['steps', sending('day: "2"'), '4:31 `"2"` cannot stand here. Write it without quotes.'],
    [
      'steps',
      sending('day: 2, at: 9:30'),
      '4:38 `9:30` cannot stand here. A clock time is written like "09:30", in quotes.',
    ],
    ['steps', sending('day: 2, at: “10:00”'), '4:38 `“10:00”` cannot stand here. Write straight quotes: `"10:00"`.'],
    [
      'trigger',
      'trigger: { date: { attribute: a, at: "10:00", yearly: yes } }',
      '2:55 `yes` cannot stand here. Write `true` or `false`.',
    ],
  ] as const)('%s, written `%s`', (word, written, expected) => {
    expect(told(word, written)).toEqual([expected])
  })

  test.each([
    ['name', 'name: yes'],
    ['name', 'name: Off'],
    ['steps', sending('day: 2, at: 10:00')],
  ] as const)('%s, written `%s`, is a text like others', (word, written) => {
    expect(told(word, written)).toEqual([])
  })
})
