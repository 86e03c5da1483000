import type { Around } from './around.ts'
import { fillIn, yamlText } from './fill-in.ts'
import { messageFiles } from './message-files.ts'
import type { Template } from './template.ts'

/** What a new journey is called, what brings people in, and what ends it. */
export type Answers = {
  readonly id: string
  readonly name: string
  readonly event: string
  readonly exit: string
}

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
  const messages = template.messages.map(({ key, link, copyIn }) => {
    const address = `${around.site}/${link}`
    return { id: `${id}-${key}`, topic: template.head.topic, link: { name: link, address }, copyIn }
  })
  return new Map([...files, ...messages.flatMap((message) => [...messageFiles(message, around)])])
}

const segmentText = (segment: string, { name, id, event, exit }: Answers): string =>
  fillIn(
    segment.replace(/^name: (.*)$/m, (_, title: string) => `name: ${yamlText(fillIn(title, { name }))}`),
    { id, event, exit },
  )
