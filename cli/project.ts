import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InvalidArgumentError, Option } from 'commander'

/** The folder of the project that this command belongs to. */
const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** `--project`: another folder than ours, with a `marketing/` and a `compiled/` of its own. */
export const projectOption = (): Option =>
  new Option('--project <folder>', 'the folder that holds marketing/ and compiled/')
    .default(projectFolder, 'this one')
    .argParser((folder) => {
      if (!existsSync(join(folder, 'marketing'))) throw new InvalidArgumentError('there is no folder marketing in it')
      return resolve(folder)
    })
