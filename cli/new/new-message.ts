import { linkTargetSchema } from '../../shared/contracts/content/message-file.ts'
import { idSchema } from '../../shared/contracts/names.ts'
import { fail } from '../fail.ts'
import { readAround } from './around.ts'
import { ask } from './ask.ts'
import { placeholderCopy } from './message-copy.ts'
import { messageFiles } from './message-files.ts'
import { freeName, idFrom, mayAsk } from './names.ts'
import { tellMistakes, tellWritten, writeOrFail } from './write-files.ts'

/** What `new message` can be told. */
export type MessageFlags = {
  readonly subject?: string
  readonly topic?: string
  readonly link?: string
  readonly yes: boolean
  readonly project: string
}

/** Writes a message with a text in every language of the workspace. */
export async function newMessage(name: string | undefined, flags: MessageFlags): Promise<void> {
  const { project } = flags
  const isInteractive = mayAsk(flags)
  if (name === undefined && !isInteractive) return fail('Say what it is called: new message "Spring offer".', 2)
  const around = readAround(project)
  const { called } = await ask({ called: calledQuestion(name, project) }, isInteractive)
  const id = idFrom(called)
  const answers = await ask(
    {
      subject: { words: 'What does its subject say?', usual: called, given: flags.subject },
      topic: { words: 'Which topic does a reader leave who unsubscribes from it?', usual: 'news', given: flags.topic },
      link: { words: 'Where does its button lead?', usual: `${around.site}/${id}`, given: flags.link },
    },
    isInteractive,
  )
  const topic = topicOf(answers.topic)
  if (!linkTargetSchema.safeParse(answers.link).success)
    return fail(`A link is an address such as ${around.site}/offer.`, 2)
  const copyIn = (language: string) => ({ ...placeholderCopy(xmlText(called), language), subject: answers.subject })
  const files = messageFiles({ id, topic, link: { name: 'more', address: answers.link }, copyIn }, around)
  writeOrFail(project, files)
  const [first, ...others] = around.languages
  const translate =
    others.length === 0 ? '' : ` The subject is as you said it; write that of ${others.join(', ')}, too.`
  const next = `Write its text in ${first}.mjml.${translate}\nA journey sends it with: send: ${id}`
  tellWritten(files, [], next)
  await tellMistakes(project, files)
}

const calledQuestion = (name: string | undefined, project: string) => ({
  words: 'What is it called?',
  usual: freeName('New message', project, (id) => `marketing/messages/${id}`),
  given: name,
})

function topicOf(topic: string): string {
  const { data } = idSchema.safeParse(topic)
  return data ?? fail('A topic is small letters, digits and dashes, such as `offers`.', 2)
}

/** A name as it can stand in a text of MJML, and not be read as a variable there. */
const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('{', '&#123;').replaceAll('}', '&#125;')
