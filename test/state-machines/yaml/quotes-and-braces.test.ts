import { describe, expect, test } from 'vitest'
import { said } from './said.ts'

describe('quotes and braces', () => {
  test.each([
    [
      'a quote that is not closed is marked where it is opened',
      'name: "Lead\nsteps:\n  - wait: 1d\n',
      '1:7 ["] This `"` opens a text, and nothing closes it. Write `"` where the text ends, or take this one out.',
    ],
    [
      'a quote that only the next one closes, too',
      'name: "Lead\ntheme: "Spring"\n',
      '1:7 ["] This `"` opens a text, and nothing closes it. Write `"` where the text ends, or take this one out.',
    ],
    [
      'an apostrophe ends a text',
      "note: 'Don't'\n",
      '1:12 [t\'] The quotes end before the text does. Write `"Don\'t"`.',
    ],
    [
      'quotes in quotes end it',
      'name: "The "best" one"\n',
      '1:13 [best" one"] The quotes end before the text does. Write `\'The "best" one\'`.',
    ],
    [
      'a backslash is a sign in double quotes',
      'name: "a\\path"\n',
      '1:9 [\\p] In double quotes a `\\` means that the next sign is a special one. Write `\\\\`, or the text in single quotes.',
    ],
    [
      'a brace that is not closed is marked where it is opened',
      'trigger: { event: Form\nsteps:\n  - wait: 1d\n',
      '1:10 [{] This `{` is opened, and nothing closes it. Write `}` where it ends.',
    ],
    [
      'a bracket around a brace, too',
      'exit: [{ event: Form }\nsteps:\n  - wait: 1d\n',
      '1:7 [[] This `[` is opened, and nothing closes it. Write `]` where it ends.',
    ],
    [
      'a brace that closes nothing',
      'trigger: { event: Form }}\n',
      '1:25 [}] This `}` closes nothing. Take it out, or open it where it begins.',
    ],
    [
      'a comma that is missing',
      'exit: [{ event: A } { event: B }]\n',
      '1:21 [{ event: B }] A comma is missing before this. Write `,` between the two.',
    ],
  ])('%s', (_, text, told) => {
    expect(said(text)).toBe(told)
  })
})
