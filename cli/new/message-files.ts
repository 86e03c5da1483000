import type { Around } from './around.ts'
import { fillIn, yamlText } from './fill-in.ts'
import { type MessageCopy, messageFrame } from './template.ts'

/** A message to be written: its name in `marketing/messages`, its one link, and what it says in a language. */
export type NewMessage = {
  readonly id: string
  readonly topic: string
  readonly link: { readonly name: string; readonly address: string }
  readonly copyIn: (language: string) => MessageCopy
}

/** The files of a new message by their paths: what is said about it, and its text in every language of the workspace. */
export function messageFiles(message: NewMessage, around: Around): ReadonlyMap<string, string> {
  const folder = `marketing/messages/${message.id}`
  const texts = around.languages.map(
    (language) => [`${folder}/${language}.mjml`, bodyText(message.copyIn(language), message.link.name)] as const,
  )
  return new Map([[`${folder}/message.yaml`, aboutText(message, around)], ...texts])
}

function aboutText({ topic, link, copyIn }: NewMessage, { languages, layout }: Around): string {
  const inLanguages = (word: 'subject' | 'preheader'): readonly string[] => [
    `${word}:`,
    ...languages.map((language) => `  ${language}: ${yamlText(copyIn(language)[word])}`),
  ]
  return [
    '# yaml-language-server: $schema=../../message.schema.json',
    'channel: email',
    `topic: ${topic}`,
    ...inLanguages('subject'),
    ...inLanguages('preheader'),
    'links:',
    `  ${link.name}: ${yamlText(link.address)}`,
    ...(layout === undefined ? [] : [`layout: ${layout}`]),
    '',
  ].join('\n')
}

function bodyText({ headline, text, button }: MessageCopy, link: string): string {
  const paragraphs = text
    .trim()
    .split('\n\n')
    .map((one) => `    <mj-text>\n${one.replaceAll(/^/gm, '      ')}\n    </mj-text>`)
  return fillIn(messageFrame(), { headline, button, link, paragraphs: paragraphs.join('\n') })
}
