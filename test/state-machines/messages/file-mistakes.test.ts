import { expect, test } from 'vitest'
import { publishMessage } from '../../../state-machines/publish-message.ts'
import { layoutWith, messageFile, sampleMessage, shopLink, wayOut } from './sample-message.ts'
import { testMistakes } from './told.ts'

const right = {}
const both = '{ en: Hello, fr: Bonjour }'
const help = 'links: { shop: "https://www.example.com", help: "https://www.example.com/help" }'
const subjectOf = (length: number) => messageFile(`{ en: "${'x'.repeat(length)}{{ contact.name }}" }`)
const layoutNamed = (name: string) => ({ message: messageFile(undefined, `${shopLink}\nlayout: ${name}`) })

testMistakes('the file of a message', [
  ['message-without-language', 'message.yaml:3:1', { languages: ['en', 'fr'] }, { languages: ['en'] }],
  [
    'message-without-language',
    'message.yaml:3:27',
    { languages: ['en', 'fr'], message: messageFile(both) },
    { languages: ['en', 'fr'], message: messageFile(both), others: ['fr'] },
  ],
  ['body-without-subject', 'message.yaml:3:1', { others: ['fr'] }, { others: ['fr'], message: messageFile(both) }],
  ['subject-without-body', 'message.yaml:3:27', { message: messageFile(both) }, right],
  ['unused-link', 'message.yaml:4:49', { message: messageFile(undefined, help) }, right],
  ['long-subject', 'message.yaml:3:16', { message: subjectOf(201) }, { message: subjectOf(200) }],
  ['unknown-variable', 'message.yaml:3:16', { message: messageFile('{ en: "{{ name }}" }') }, right],
  ['unknown-layout', 'message.yaml:5:9', layoutNamed('standart'), layoutNamed('standard')],
  [
    'layout-without-language',
    'message.yaml:1:1',
    { message: messageFile('{ en: Hello, de: Hallo }'), others: ['de'] },
    { message: messageFile(both), others: ['fr'] },
  ],
  ['layout-without-place', 'layout.mjml:1:1', { layout: layoutWith(wayOut).replace('<!-- message -->', '') }, right],
  ['missing-word', 'message.yaml:1:1', { message: messageFile().replace('topic: news\n', '') }, right],
  ['unknown-word', 'message.yaml:5:1', { message: `${messageFile()}subjet: x` }, right],
  [
    'wrong-value',
    'message.yaml:4:16',
    { message: messageFile(undefined, 'links: { shop: "http://x.example" }') },
    right,
  ],
  ['unreadable-file', 'message.yaml:1:10', { message: 'channel: "email' }, right],
])

test('mistakes in the file and in every text are told together', async () => {
  const source = sampleMessage({
    message: messageFile(undefined, `${shopLink}\nexpires: soon`),
    column: '<mj-text>{{ event.name | upcas }} {{ links.nowhere }}</mj-text>',
    layout: layoutWith('{% render "x" %}'),
  })
  const { kind, diagnostics } = await publishMessage(source)
  expect(kind).toBe('mistakes')
  expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'unknown-filter en.mjml',
    'forbidden-tag layout.mjml',
    'wrong-value message.yaml',
  ])
})

test('a mistake says what would be right, and shows the line', async () => {
  const { diagnostics } = await publishMessage(sampleMessage({ column: '<mj-text>{{ links.shpo }}</mj-text>' }))
  expect(diagnostics.find(({ code }) => code === 'unknown-link')).toEqual({
    code: 'unknown-link',
    severity: 'error',
    path: [],
    message: 'The message has no link `shpo`.',
    remedy: 'Did you mean `links.shop`?',
    file: 'en.mjml',
    line: 3,
    column: 13,
    length: 10,
    source: '<mj-text>{{ links.shpo }}</mj-text>',
  })
})
