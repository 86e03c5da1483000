/** What the parser asks of every file, by the code under which it tells where that is not so. */
export const parserMistakes: Readonly<Record<string, string>> = {
  'answer-without-await': '`then` and `else` of a `send` follow an answer, so the send has an `await`.',
  'missing-within': 'What waits says how long: every `wait-for` and every `await` has a `within`.',
  'missing-word':
    'Nothing is left out that must be there: a journey has a name, a trigger and steps, an `at` has its `day`.',
  'too-many-steps': 'A journey has 150 steps at most, the cases of its branches counted in.',
  'unknown-word': 'Every word is one of the language, in a place where it means something.',
  'unreadable-file':
    'The file is plain YAML: of 256 KB at most, not nested deeper than 64 levels, one document, no word twice in a\nmapping, and no aliases. A journey in TypeScript is plain data.',
  'wrong-value': 'Behind each word stands what the word takes.',
}
