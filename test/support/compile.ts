import { createHash } from 'node:crypto'
import type { Workspace } from '../../state-machines/2-check/rule.ts'
import { type CompileResult, compileJourney, type JourneySource } from '../../state-machines/compile-journey.ts'

/** The messages that samples speak of. */
export const sampleWorkspace: Workspace = {
  messages: new Map([
    ['welcome', { links: ['ebook'] }],
    ['case-study', { links: ['details', 'prices'] }],
    ['product-demo', { links: ['demo'] }],
    ['customer-voices', { links: [] }],
  ]),
}

/** The digest that versions are made with. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

type Options = { readonly workspace?: Workspace; readonly isOptimised?: boolean; readonly id?: string }

/** Compiles the text of a journey. */
export const compileText = (text: string, { id = 'sample', ...options }: Options = {}): CompileResult =>
  compileSource({ kind: 'yaml', id, file: `${id}.yaml`, text }, options)

/** Compiles a journey that was written in TypeScript. */
export const compileValue = (value: unknown, { id = 'sample', ...options }: Options = {}): CompileResult =>
  compileSource({ kind: 'value', id, file: `${id}.ts`, value }, options)

/** What a compilation gave; mistakes fail the test and are shown. */
export function compiled(result: CompileResult): Extract<CompileResult, { kind: 'compiled' }> {
  if (result.kind === 'compiled') return result
  throw new Error(result.diagnostics.map((one) => `${one.line}:${one.column} ${one.code} ${one.message}`).join('\n'))
}

const compileSource = (
  source: JourneySource,
  { workspace = sampleWorkspace, isOptimised = true }: Omit<Options, 'id'>,
) => compileJourney(source, { workspace, digest, isOptimised })
