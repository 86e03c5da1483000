import type { MessageFile } from '../../shared/contracts/content/message-file.ts'
import { error, type Finding, warning } from '../diagnostic.ts'
import type { MessageSource } from './message-source.ts'

/** Whether the message says something in every language of the workspace, and something whole in each of its own. */
export function checkLanguages({ languages, bodies }: MessageSource, { subject }: MessageFile): readonly Finding[] {
  const written = Object.keys(bodies)
  const withSubject = Object.keys(subject)
  const without = languages.filter((language) => !written.includes(language))
  const alone = withSubject.filter((language) => !written.includes(language) && !languages.includes(language))
  return [
    ...without.map((language) => withoutLanguage(language, withSubject.includes(language))),
    ...written.filter((language) => !withSubject.includes(language)).map(bodyWithoutSubject),
    ...alone.map(subjectWithoutBody),
  ]
}

function withoutLanguage(language: string, hasSubject: boolean): Finding {
  const message = hasSubject
    ? `The message has a subject in \`${language}\`, but no text.`
    : `The workspace speaks \`${language}\`, and the message does not.`
  const remedy = hasSubject ? `Add \`${language}.mjml\`.` : `Add \`${language}.mjml\`, and its subject here.`
  return error('message-without-language', hasSubject ? ['subject', language] : ['subject'], message, remedy)
}

const bodyWithoutSubject = (language: string): Finding =>
  error(
    'body-without-subject',
    ['subject'],
    `There is a text in \`${language}\`, but no subject.`,
    `Add \`${language}: …\` to \`subject\`.`,
  )

const subjectWithoutBody = (language: string): Finding =>
  warning(
    'subject-without-body',
    ['subject', language],
    `Nobody gets this subject: there is no \`${language}.mjml\`.`,
    `Add \`${language}.mjml\`, or take the subject out.`,
  )
