import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'

const copySchema = z.strictObject({
  subject: z.string(),
  preheader: z.string(),
  headline: z.string(),
  text: z.string(),
  button: z.string(),
})

const headSchema = z.strictObject({
  about: z.string(),
  /** What the journey is called where nobody says otherwise. */
  name: z.string(),
  /** The event that lets people in, and the one that ends it; a template without one does not ask for it. */
  event: z.string().optional(),
  exit: z.string().optional(),
  /** What a reader leaves who unsubscribes. */
  topic: z.string(),
  /** What it adds to a tracking plan. */
  plan: z.strictObject({
    events: z.array(z.enum(['event', 'exit'])),
    attributes: z.record(z.string(), z.string()).optional(),
  }),
})

const messagesSchema = z.record(z.string(), z.looseObject({ link: z.string(), en: copySchema }))

/** A journey to begin with: its texts, in which `<<name>>` and the like are still to be filled in. */
export type Template = {
  readonly id: string
  readonly head: z.infer<typeof headSchema>
  readonly journey: string
  readonly scenario: string
  readonly messages: readonly TemplateMessage[]
  /** The segment that lets people in, where one does. */
  readonly segment: string | undefined
}

/** A message of a template, written in some languages; in English always. */
export type TemplateMessage = {
  readonly key: string
  readonly link: string
  readonly copyIn: (language: string) => MessageCopy
}

/** What a message says. */
export type MessageCopy = z.infer<typeof copySchema>

const folder = join(import.meta.dirname, '../templates')

/** The names of all templates. */
export const templateIds = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace('.yaml', ''))
    .toSorted()

/** Reads a template: one file with a head, the journey, the scenario, the messages and, where there is one, the segment. */
export function readTemplate(id: string): Template {
  const parts = readFileSync(join(folder, `${id}.yaml`), 'utf8').split(/^---\n/m)
  const [head = '', journey = '', scenario = '', messages = '', segment] = parts
  return {
    ...{ id, journey, scenario, segment },
    head: headSchema.parse(parse(head)),
    messages: Object.entries(messagesSchema.parse(parse(messages))).map(([key, message]) => ({
      ...{ key, link: message.link },
      copyIn: (language) => copySchema.safeParse(message[language]).data ?? message.en,
    })),
  }
}

/** The frame of every message, in MJML. */
export const messageFrame = (): string => readFileSync(join(folder, 'message.mjml'), 'utf8')
