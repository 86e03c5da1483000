import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import * as z from 'zod'
import { runScripted } from '../../local/step-functions/run-scripted.ts'
import { UnsupportedDefinition } from '../../local/step-functions/unsupported-definition.ts'

/** `waymark asl`: runs a state machine's definition on a virtual clock and prints how it ended, with its history. */
export function aslCommand(): Command {
  return new Command('asl')
    .description('Run an Amazon States Language definition on a virtual clock, its tasks answered from a file.')
    .argument('<definition>', 'the state machine, a JSON file')
    .option('--input <file>', 'the input of the execution, a JSON file', '')
    .option('--tasks <file>', 'a JSON list with the answer of each task attempt in turn', '')
    .action(run)
}

const answers = z.array(
  z.union([
    z.strictObject({ output: z.json() }),
    z.strictObject({ never: z.literal(true) }),
    z.strictObject({ error: z.string().exactOptional(), cause: z.string().exactOptional() }),
  ]),
)

async function run(definition: string, files: { readonly input: string; readonly tasks: string }): Promise<void> {
  try {
    const input = files.input === '' ? {} : z.json().parse(await readJson(files.input))
    const tasks = files.tasks === '' ? [] : answers.parse(await readJson(files.tasks))
    console.log(JSON.stringify(await runScripted(await readJson(definition), input, tasks), null, 2))
  } catch (fault) {
    process.exitCode = fault instanceof UnsupportedDefinition ? 2 : 1
    console.error(fault instanceof Error ? fault.message : String(fault))
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (fault) {
    throw new Error(`${file} is not readable as JSON`, { cause: fault })
  }
}
