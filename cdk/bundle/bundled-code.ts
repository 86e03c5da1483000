import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { CodeOf } from '../runtime/function.ts'
import { bundleFunctions } from './bundle-functions.ts'

/** Bundles all functions, and gives the code of each. */
export function bundledCode(): CodeOf {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bundles-'))
  // CDK makes its own copy of each, when the function is made.
  process.once('exit', () => rmSync(folder, { recursive: true }))
  bundleFunctions(folder)
  return (name) => Code.fromAsset(join(folder, name))
}
