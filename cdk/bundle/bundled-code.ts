import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { CodeOf } from '../runtime/function.ts'
import { bundleFunctions } from './bundle-functions.ts'

/** Bundles all functions, and gives the code of each. */
export function bundledCode(): CodeOf {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bundles-'))
  bundleFunctions(folder)
  return (name) => Code.fromAsset(join(folder, name))
}
