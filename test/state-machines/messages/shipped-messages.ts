import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MessageSource, SourceFile } from '../../../state-machines/messages/message-source.ts'

const marketing = fileURLToPath(new URL('../../../marketing/', import.meta.url))

/** The languages of the workspace. */
export const languages = ['en', 'zh-TW'] as const

/** The ids of the messages that come with the project. */
export const shippedIds: readonly string[] = readdirSync(`${marketing}messages`).sort()

/** The source of a message that comes with the project. */
export const shippedMessage = (id: string): MessageSource => ({
  id,
  languages,
  message: read(`messages/${id}/message.yaml`),
  bodies: inFolder(`messages/${id}`),
  layouts: { standard: inFolder('layouts/standard') },
})

const read = (file: string): SourceFile => ({ file, text: readFileSync(marketing + file, 'utf8') })

const inFolder = (folder: string): Readonly<Record<string, SourceFile>> =>
  Object.fromEntries(
    readdirSync(marketing + folder)
      .filter((name) => name.endsWith('.mjml'))
      .map((name) => [name.replace('.mjml', ''), read(`${folder}/${name}`)]),
  )
