import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, buildSync } from 'esbuild'
import { type FunctionName, functions } from '../../functions/catalog.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The names of all functions. */
export const functionNames = Object.keys(functions) as readonly FunctionName[]

/** Where the bundle of a function lies below the folder that holds them all. */
export const bundleFile = (folder: string, name: FunctionName): string => join(folder, name, 'index.mjs')

/** Bundles every function into a folder of its own, all of them in one call. */
export function bundleFunctions(folder: string): void {
  const entryPoints = functionNames.map((name) => ({
    in: join(root, 'functions', name, 'handler.ts'),
    out: join(name, 'index'),
  }))
  buildSync({ ...bundleOptions, entryPoints, outdir: folder })
}

/**
 * Ways to credentials that a Lambda function never goes: its own stand in its environment. The SDK would load them only
 * when it looks for others; outside the bundle they save 110 KB of each.
 */
const otherCredentials = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/nested-clients',
  '@aws-sdk/token-providers',
  '@smithy/credential-provider-imds',
]

/** One small module that loads fast: with the SDK inside, because that imports faster than the one that Lambda brings. */
export const bundleOptions: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  external: otherCredentials,
  legalComments: 'none',
  logLevel: 'warning',
}
