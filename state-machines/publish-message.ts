import { type MessageFile, messageFileSchema } from '../shared/contracts/content/message-file.ts'
import type { MessageTexts, PublishedMessage } from '../shared/contracts/content/published-message.ts'
import { didYouMean } from '../shared/domain/nearest.ts'
import { parseDuration } from '../shared/domain/time/duration.ts'
import { explainIssues } from './1-parse/explain-issues.ts'
import { readYaml } from './1-parse/read-yaml.ts'
import { type Diagnostic, error, type Finding, inOrder, located, type Places, warning } from './diagnostic.ts'
import { checkLanguages } from './messages/check-languages.ts'
import type { MessageSource, SourceFile } from './messages/message-source.ts'
import { allOrNone, publishLanguage } from './messages/publish-language.ts'

/** A published message, or why it is none. Diagnostics of a published message are warnings. */
export type PublishResult =
  | {
      readonly kind: 'published'
      readonly message: PublishedMessage
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }

/**
 * Publishes one message: reads its file, checks every text in every language, compiles MJML. Reports all that it finds;
 * an author's mistake never throws.
 */
export async function publishMessage(source: MessageSource): Promise<PublishResult> {
  const read = readMessage(source)
  const layouts = findLayouts(source, read.file)
  const languages = Object.entries(source.bodies).map(async ([language, body]) => {
    const published = await publishLanguage({
      subject: read.file?.subject[language],
      preheader: read.file?.preheader?.[language],
      body,
      layout: layouts.files?.[language],
      links: read.file && Object.keys(read.file.links ?? {}),
      placeIn: (line, finding) => read.place({ ...finding, path: [line, language] }),
    })
    return { language, ...published }
  })
  const published = await Promise.all(languages)
  const used = allOrNone(published.map(({ usedLinks }) => usedLinks))
  const unused = read.file && used ? unusedLinks(read.file, new Set(used)) : []
  const ofFile = read.file ? [...checkLanguages(source, read.file), ...layouts.findings, ...unused] : []
  const diagnostics = inOrder([
    ...read.diagnostics,
    ...ofFile.map(read.place),
    ...published.flatMap((one) => one.diagnostics),
  ])
  if (read.file === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
    return { kind: 'mistakes', diagnostics }
  }
  const texts = published.flatMap(({ language, texts }) => (texts ? [[language, texts] as const] : []))
  return { kind: 'published', message: toMessage(source.id, read.file, texts), diagnostics }
}

type ReadMessage = {
  readonly file: MessageFile | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly place: (finding: Finding) => Diagnostic
}

function readMessage({ message }: MessageSource): ReadMessage {
  const yaml = readYaml(message.file, message.text)
  if (yaml.kind === 'unreadable') {
    return { file: undefined, diagnostics: yaml.diagnostics, place: (finding) => located(finding, nowhere(message)) }
  }
  const place = (finding: Finding) => located(finding, yaml.places)
  const parsed = messageFileSchema.safeParse(yaml.value)
  if (parsed.success) return { file: parsed.data, diagnostics: [], place }
  const findings = explainIssues(parsed.error.issues, yaml.value, Object.keys(messageFileSchema.shape))
  return { file: undefined, diagnostics: findings.map(place), place }
}

const nowhere = ({ file, text }: SourceFile): Places => ({
  file,
  locate: () => ({ line: 1, column: 1, length: 1, source: text.split('\n')[0] ?? '' }),
})

type FoundLayouts = {
  readonly files: Readonly<Record<string, SourceFile>> | undefined
  readonly findings: readonly Finding[]
}

function findLayouts({ layouts, bodies }: MessageSource, file: MessageFile | undefined): FoundLayouts {
  const name = file?.layout ?? 'standard'
  const files = Object.hasOwn(layouts, name) ? layouts[name] : undefined
  if (files === undefined) return { files, findings: [unknownLayout(name, Object.keys(layouts))] }
  const without = Object.keys(bodies).filter((language) => !Object.hasOwn(files, language))
  return { files, findings: without.map((language) => layoutWithoutLanguage(name, language)) }
}

function unknownLayout(name: string, known: readonly string[]): Finding {
  const remedy = didYouMean(name, known, `Add the folder \`layouts/${name}\`.`)
  return error('unknown-layout', ['layout'], `There is no layout \`${name}\`.`, remedy)
}

const layoutWithoutLanguage = (name: string, language: string): Finding =>
  error(
    'layout-without-language',
    ['layout'],
    `The layout \`${name}\` does not speak \`${language}\`, and the message does.`,
    `Add \`layouts/${name}/${language}.mjml\`.`,
  )

const unusedLinks = ({ links = {} }: MessageFile, used: ReadonlySet<string>): readonly Finding[] =>
  Object.keys(links)
    .filter((name) => !used.has(name))
    .map((name) =>
      warning(
        'unused-link',
        ['links', name],
        `No text of the message uses the link \`${name}\`.`,
        `Write \`href="{{ links.${name} }}"\` somewhere, or take it out.`,
      ),
    )

function toMessage(
  id: string,
  { channel, topic, links = {}, expires }: MessageFile,
  languages: readonly (readonly [string, MessageTexts])[],
): PublishedMessage {
  const duration = expires === undefined ? undefined : parseDuration(expires)
  return {
    id,
    channel,
    topic,
    links,
    ...(duration === undefined ? {} : { expires: duration }),
    languages: Object.fromEntries(languages),
  }
}
