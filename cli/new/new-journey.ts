import { fail } from '../fail.ts'
import { readAround } from './around.ts'
import { ask } from './ask.ts'
import { extendTrackingPlan, spokenBy } from './extend-plan.ts'
import { type Answers, journeyFiles } from './journey-files.ts'
import { freeName, idFrom, mayAsk, requirePlainEvents } from './names.ts'
import { readTemplate, type Template, templateIds } from './template.ts'
import { tellWritten, writeOrFail } from './write-files.ts'

/** What `new journey` can be told. */
export type JourneyFlags = {
  readonly template?: string
  readonly event?: string
  readonly exit?: string
  readonly yes: boolean
  readonly project: string
}

/** Writes a journey like a template, with its messages and its scenario. */
export async function newJourney(name: string | undefined, flags: JourneyFlags): Promise<void> {
  const { project } = flags
  const isInteractive = mayAsk(flags)
  if (name === undefined && !isInteractive) return fail('Say what it is called: new journey "Spring nurture".', 2)
  const template = await chooseTemplate(flags, isInteractive)
  const answers = await answersFor(template, name, flags, isInteractive)
  const files = journeyFiles(template, answers, readAround(project))
  writeOrFail(project, files)
  const changed = extendTrackingPlan(project, spokenBy(template, answers))
  tellWritten(files, changed, `See it run: npm run waymark -- play --scenario ${answers.id}`)
}

async function chooseTemplate({ template }: JourneyFlags, isInteractive: boolean): Promise<Template> {
  const question = { words: 'What is it like?', usual: 'nurture', choices: templateIds(), given: template }
  return readTemplate((await ask({ kind: question }, isInteractive)).kind)
}

async function answersFor(
  { head }: Template,
  name: string | undefined,
  flags: JourneyFlags,
  isInteractive: boolean,
): Promise<Answers> {
  const free = freeName(head.name, flags.project, (id) => `marketing/journeys/${id}.yaml`)
  const given = await ask(
    {
      name: { words: 'What is it called?', usual: free, given: name },
      event: { words: 'Which event brings people in?', usual: head.event ?? '', given: flags.event },
      exit: { words: 'Which event ends it?', usual: head.exit ?? '', given: flags.exit },
    },
    isInteractive,
  )
  const id = idFrom(given.name)
  requirePlainEvents([given.event, given.exit].filter((event) => event !== ''))
  return { ...given, id }
}
