import { createRequire } from 'node:module'
import service from 'amazon-states-language-service'
import type { Definition, State } from '../../../state-machines/4-emit/asl.ts'

/** What both public validators have against some definitions, in their words; nothing where they accept them all. */
export async function validatorComplaints(definitions: readonly Definition[]): Promise<readonly string[]> {
  const ofService = await Promise.all(definitions.map(serviceComplaints))
  return [...validatorOneComplaints(asOne(definitions)), ...ofService.flat()]
}

type Validate = (
  definition: unknown,
  options: { checkPaths: boolean; checkArn: boolean },
) => { errors: { Message: string }[] }

// The package has no types of its own; this is the part of it that is used.
const validate = createRequire(import.meta.url)('asl-validator') as Validate

/** The names of functions and queues are put in when a machine is deployed, so no ARN can be checked before. */
const validatorOneComplaints = (definition: unknown): readonly string[] =>
  validate(structuredClone(definition), { checkPaths: true, checkArn: false }).errors.map(({ Message }) => Message)

async function serviceComplaints(definition: Definition): Promise<readonly string[]> {
  const languageService = service.getLanguageService({})
  const document = service.TextDocument.create('file:///machine.asl.json', 'asl', 1, JSON.stringify(definition))
  const found = await languageService.doValidation(document, languageService.parseJSONDocument(document))
  return found.map(({ message }) => String(message))
}

/**
 * Many machines as the branches of one: the first validator builds its schemas anew for every call, which takes longer
 * than all the rest. States that are called the same in several machines are renamed; in one machine none are.
 */
function asOne(definitions: readonly Definition[]): unknown {
  const [only] = definitions
  if (definitions.length === 1) return only
  const branches = definitions.map(({ StartAt, States }, index) => {
    const names = Object.keys(States)
    const renamed = (name: string): string => `${name.slice(0, 60)} in ${index} ${names.indexOf(name)}`
    return { StartAt: renamed(StartAt), States: mapStates(States, renamed) }
  })
  const all = { Type: 'Parallel', Branches: branches, End: true }
  return { QueryLanguage: 'JSONata', StartAt: 'All', States: { All: all } }
}

const mapStates = (states: Definition['States'], renamed: (name: string) => string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(states).map(([name, state]) => [renamed(name), renameWays(state, renamed)]))

function renameWays(state: State, renamed: (name: string) => string): unknown {
  return JSON.parse(JSON.stringify(state), (key, value: unknown) =>
    (key === 'Next' || key === 'Default') && typeof value === 'string' ? renamed(value) : value,
  )
}
