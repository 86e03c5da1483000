import { fillIn, yamlText } from './fill-in.ts'
import { type MessageCopy, messageFrame, type Template, type TemplateMessage } from './template.ts'

/** What a new journey is called, what brings people in, and what ends it. */
export type Answers = {
  readonly id: string
  readonly name: string
  readonly event: string
  readonly exit: string
}

/** What of a workspace its new files are written for. */
export type Around = { readonly languages: readonly string[]; readonly site: string }

/** The files of a new journey by their paths: the journey, its messages in every language, its scenario, its segment. */
export function journeyFiles(template: Template, answers: Answers, around: Around): ReadonlyMap<string, string> {
  const { id, event, exit } = answers
  const values = { id, event, exit, name: yamlText(answers.name) }
  const files = new Map([
    [`marketing/journeys/${id}.yaml`, fillIn(template.journey, values)],
    [`marketing/scenarios/${id}.yaml`, fillIn(template.scenario, values)],
  ])
  // The name stands inside of a longer text there, so it is put in before that is quoted.
  if (template.segment) files.set(`marketing/segments/${id}-quiet.yaml`, segmentText(template.segment, answers))
  for (const message of template.messages) {
    const folder = `marketing/messages/${id}-${message.key}`
    files.set(`${folder}/message.yaml`, messageText(message, template.head.topic, around))
    for (const language of around.languages)
      files.set(`${folder}/${language}.mjml`, bodyText(message.copyIn(language), message.link))
  }
  return files
}

const segmentText = (segment: string, { name, id, event, exit }: Answers): string =>
  fillIn(
    segment.replace(/^name: (.*)$/m, (_, title: string) => `name: ${yamlText(fillIn(title, { name }))}`),
    { id, event, exit },
  )

function messageText({ link, copyIn }: TemplateMessage, topic: string, { languages, site }: Around): string {
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
    `  ${link}: ${site}/${link}`,
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
