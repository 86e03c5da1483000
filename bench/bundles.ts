import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { bundleFile, bundleFunctions, functionNames } from '../cdk/bundle/bundle-functions.ts'
import type { FunctionName } from '../functions/catalog.ts'

/** How large the bundle of a function is, and how long a new process takes to import it. */
export type BundleMeasure = {
  readonly name: FunctionName
  readonly kilobytes: number
  readonly importMilliseconds: number
}

/** Bundles all functions as they are deployed, and measures each in new processes of this Node. */
export async function measureBundles(): Promise<readonly BundleMeasure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-bundles-'))
  try {
    bundleFunctions(folder)
    const measures: BundleMeasure[] = []
    // One after the other: two at a time would measure each other.
    for (const name of functionNames) measures.push(await measure(name, bundleFile(folder, name)))
    return measures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(name: FunctionName, file: string): Promise<BundleMeasure> {
  const { size } = await stat(file)
  const times: number[] = []
  for (let run = 0; run < 5; run++) times.push(await importTime(file))
  const median = times.toSorted((one, other) => one - other)[2] ?? 0
  return { name, kilobytes: Math.round(size / 1000), importMilliseconds: Math.round(median) }
}

const run = promisify(execFile)

async function importTime(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', timer, pathToFileURL(file).href], {
    env: environment,
  })
  return Number(stdout)
}

const timer = `
  const begin = performance.now()
  await import(process.argv[1])
  process.stdout.write(String(performance.now() - begin))
`

/** Anything that handlers may look up when they are imported; none of it is reached. */
const environment = {
  AWS_REGION: 'eu-west-1',
  TABLE_CONTACTS: 'contacts',
  TABLE_ACTIVITY: 'activity',
  TABLE_MEASURES: 'measures',
  CONTENT_BUCKET: 'content',
  BUS_NAME: 'bus',
  STATE_MACHINE_PREFIX: 'prefix',
  CONFIGURATION_SET: 'set',
  PUBLIC_URL: 'https://example.com',
}
