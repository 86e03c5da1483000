import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll, describe, expect, test } from 'vitest'
import { bundleOptions } from '../../cdk/bundle/bundle-functions.ts'
import { projectRoot } from '../architecture/project-files.ts'

const faults = ['shared', 'functions'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('sqlite'))
    .flatMap((path) => {
      const file = join(projectRoot, folder, path)
      const names = [...readFileSync(file, 'utf8').matchAll(/^export class (\w+) extends Error/gm)]
      return names.map(([, name = '']) => ({ name, file }))
    }),
)

const folder = mkdtempSync(join(tmpdir(), 'waymark-faults-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('faults, bundled and minified as they are deployed', async () => {
  const contents = faults.map(({ name, file }) => `export { ${name} } from ${JSON.stringify(file)}`).join('\n')
  const outfile = join(folder, 'faults.mjs')
  buildSync({ ...bundleOptions, stdin: { contents, resolveDir: projectRoot, loader: 'ts' }, outfile })
  const bundled: Readonly<Record<string, new (message: string) => Error>> = await import(pathToFileURL(outfile).href)

  test('are all found', () => {
    expect(faults.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['EnrollmentClosed', 'StoreFault', 'TryLater']),
    )
  })

  test.each(faults.map(({ name }) => name))('%s keeps its name, for Retry and Catch match on it', (name) => {
    const Fault = bundled[name]
    expect(Fault === undefined ? undefined : new Fault('x').name).toBe(name)
  })
})
