import {
  layoutWith,
  messageFile,
  type Sample,
  shop,
  shopLink,
  wayOut,
} from '../../state-machines/messages/sample-message.ts'

/** What is asked of messages under a code, and a message of which that is not so. */
export type MessageMistake = { readonly asks: string; readonly sample: Sample }

const words = (text: string): Sample => ({ column: `${shop}\n<mj-text>${text}</mj-text>` })
const both = messageFile('{ en: Hello, fr: Bonjour }')

/** Every mistake that only a message or a layout can have, by its code. */
export const messageMistakes: Readonly<Record<string, MessageMistake>> = {
  'active-content': {
    asks: 'Nothing in a mail runs: no scripts, forms or frames, no `on…` attributes, no `javascript:` addresses.',
    sample: words('<b onclick="open()">Open</b>'),
  },
  'body-without-subject': {
    asks: 'Every language that has a text has a subject.',
    sample: { others: ['fr'] },
  },
  'clock-in-message': {
    asks: 'A message does not ask for the time: the same message gives the same text, whenever it is filled in.',
    sample: words('{{ "now" | date: "%Y" }}'),
  },
  'escaped-twice': {
    asks: 'No filter escapes a value: every value in the mail is escaped already.',
    sample: words('{{ event.name | escape }}'),
  },
  'forbidden-tag': {
    asks: 'Only the tags of Liquid are used that messages know; see [messages.md](messages.md#tags).',
    sample: words('{% include "footer" %}'),
  },
  'large-mail': {
    asks: 'The mail is small enough to be shown whole: a warning from 90 KB on, an error where it cannot be filled in.',
    sample: words('大'.repeat(30_000)),
  },
  'layout-without-language': {
    asks: 'The layout of a message speaks every language that the message speaks.',
    sample: { others: ['de'], message: messageFile('{ en: Hello, de: Hallo }') },
  },
  'layout-without-place': {
    asks: 'A layout says where the message belongs.',
    sample: { layout: layoutWith(wayOut).replace('<!-- message -->', '') },
  },
  'liquid-syntax': {
    asks: 'Every `{{`, every `{%` and every block is closed, within the text in which it was opened.',
    sample: words('Hi {% if event.name %}there'),
  },
  'long-subject': {
    asks: 'A subject has 200 characters at most, what is filled in not counted.',
    sample: { message: messageFile(`{ en: "${'Hello again. '.repeat(16)}" }`) },
  },
  'message-without-language': {
    asks: 'A message speaks every language of the workspace.',
    sample: { languages: ['en', 'fr'] },
  },
  mjml: {
    asks: 'Texts and layouts are MJML as its documentation says, and nothing stands where MJML would drop it.',
    sample: { column: `${shop}\n<mj-txt>Hello</mj-txt>` },
  },
  'no-postal-address': {
    asks: 'Every mail says where its sender can be found.',
    sample: { layout: layoutWith('<a href="{{ unsubscribe_url }}">Leave</a>') },
  },
  'no-unsubscribe-link': {
    asks: 'Every reader gets a way out: a link to `{{ unsubscribe_url }}` outside of every condition.',
    sample: { layout: layoutWith('{{ sender.address }}') },
  },
  'personal-attribute': {
    asks: 'Values are filled into text that people read, and never into addresses, styles or tags.',
    sample: words('<a href="https://shop.example/{{ contact.id }}">Shop</a>'),
  },
  'subject-without-body': {
    asks: 'Every language that has a subject has a text.',
    sample: { message: both },
  },
  'unclosed-tag': {
    asks: 'Every tag of MJML is closed: MJML drops what stands in one that is not.',
    sample: { column: `${shop}\n<mj-text>lost` },
  },
  'unknown-filter': {
    asks: 'Only the filters of Liquid are used that messages know; see [messages.md](messages.md#filters).',
    sample: words('{{ event.name | upcased }}'),
  },
  'unknown-layout': {
    asks: 'A message names a layout that is there.',
    sample: { message: messageFile(undefined, `${shopLink}\nlayout: standart`) },
  },
  'unknown-variable': {
    asks: 'A text speaks only of what a message knows; see [messages.md](messages.md#variables).',
    sample: words('Hi {{ contcat.firstName }}'),
  },
  'unused-link': {
    asks: 'Every link that `message.yaml` names is used by some text.',
    sample: {
      message: messageFile(
        undefined,
        'links: { shop: "https://www.example.com", help: "https://www.example.com/help" }',
      ),
    },
  },
}
