import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { parse } from 'yaml'
import { settingsFileSchema } from '../../shared/contracts/content/settings-file.ts'
import { fail } from '../fail.ts'
import { ask } from '../new/ask.ts'
import { extendPlan } from '../new/extend-plan.ts'
import { idOf } from '../new/fill-in.ts'
import { type Answers, type Around, journeyFiles } from '../new/journey-files.ts'
import { readTemplate, type Template, templateIds } from '../new/template.ts'
import { writeNewFiles } from '../new/write-files.ts'
import { projectOption } from '../project.ts'

type NewFlags = {
  readonly template?: string
  readonly event?: string
  readonly exit?: string
  readonly yes: boolean
  readonly project: string
}

/** `waymark new journey`: a journey to begin with, its messages and its scenario. */
export const newCommand = (): Command =>
  new Command('new')
    .description('Write new files to begin with; nothing that is there is changed.')
    .addCommand(
      new Command('journey')
        .description('A journey with its messages in every language, and a scenario that tries it out.')
        .argument('[name]', 'what people call it, such as "Spring nurture"')
        .addOption(new Option('--template <kind>', 'what it is like').choices(templateIds()))
        .option('--event <name>', 'the event that brings people in')
        .option('--exit <name>', 'the event that ends it')
        .option('--yes', 'ask nothing', false)
        .addOption(projectOption())
        .action(newJourney),
    )

async function newJourney(name: string | undefined, flags: NewFlags): Promise<void> {
  const isInteractive = !flags.yes && process.stdin.isTTY && process.stderr.isTTY
  if (name === undefined && !isInteractive) return fail('Say what it is called: new journey "Spring nurture".', 2)
  const template = await chooseTemplate(flags, isInteractive)
  const answers = await answersFor(template, name, flags, isInteractive)
  const around = readAround(flags.project)
  const files = journeyFiles(template, answers, around)
  const there = writeNewFiles(flags.project, files)
  if (there.length > 0) fail(`Nothing was written, because this is there already: ${there.join(', ')}.`, 1)
  const changed = extendTrackingPlan(flags.project, template, answers)
  console.log([...[...files.keys()].map((path) => `  ${path}`), ...changed].join('\n'))
  console.log(`\nSee it run: npm run waymark -- play --scenario ${answers.id}`)
}

async function chooseTemplate({ template }: NewFlags, isInteractive: boolean): Promise<Template> {
  const question = { words: 'What is it like?', usual: 'nurture', choices: templateIds(), given: template }
  return readTemplate((await ask({ kind: question }, isInteractive)).kind)
}

async function answersFor(
  { head }: Template,
  name: string | undefined,
  flags: NewFlags,
  isInteractive: boolean,
): Promise<Answers> {
  const given = await ask(
    {
      name: { words: 'What is it called?', usual: freeName(head.name, flags.project), given: name },
      event: { words: 'Which event brings people in?', usual: head.event ?? '', given: flags.event },
      exit: { words: 'Which event ends it?', usual: head.exit ?? '', given: flags.exit },
    },
    isInteractive,
  )
  const id = idOf(given.name)
  if (id === undefined) return fail(letters, 2)
  for (const written of [given.event, given.exit]) if (written !== '' && !isPlainName(written)) fail(plainNames, 2)
  return { ...given, id }
}

const letters =
  'The name needs letters from a to z, because it becomes the name of the file; `name` in the file can then be any.'

/** A name that can stand in a sentence of a scenario as it is. */
const isPlainName = (text: string): boolean =>
  /^\p{L}[\p{L}\p{N} _.-]{0,98}$/u.test(text) && !/ (with|on day) /.test(text) && !/^(true|false|null)$/.test(text)

const plainNames = 'The name of an event has letters, digits and spaces here; another can be written into the files.'

/** A name that no journey has yet: pressing return to every question is to work, too. */
function freeName(name: string, project: string): string {
  const isTaken = (one: string) => existsSync(join(project, `marketing/journeys/${idOf(one)}.yaml`))
  for (let number = 1; ; number++) {
    const one = number === 1 ? name : `${name} ${number}`
    if (!isTaken(one)) return one
  }
}

/** The languages of the workspace, and where its links lead: to the site of the sender's own address. */
function readAround(project: string): Around {
  const path = join(project, 'marketing/settings.yaml')
  const settings = existsSync(path) ? settingsFileSchema.safeParse(parse(readFileSync(path, 'utf8'))).data : undefined
  if (settings === undefined) return fail('marketing/settings.yaml has mistakes; `check` says which.', 1)
  return { languages: settings.languages, site: `https://www.${settings.sender.email.split('@')[1]}` }
}

/** Adds the events of the journey to the tracking plan, where the company has one. */
function extendTrackingPlan(project: string, template: Template, answers: Answers): readonly string[] {
  const path = join(project, 'marketing/tracking-plan.yaml')
  if (!existsSync(path)) return []
  const before = readFileSync(path, 'utf8')
  const after = extendPlan(before, template, answers)
  if (after === before) return []
  writeFileSync(path, after)
  return ['  marketing/tracking-plan.yaml (what was missing was added)']
}
