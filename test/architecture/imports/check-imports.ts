import type { ImportRule, ModuleRule } from '../import-rules.ts'
import { findCycles } from './find-cycles.ts'
import { fill, matchesOneOf, matchPath } from './path-pattern.ts'
import type { Import, Module } from './read-modules.ts'

/** An import that goes against a rule. */
export type Violation = { readonly rule: string; readonly from: string; readonly to: string }

/** Finds every import that goes against a rule. */
export const checkImports = (modules: readonly Module[], rules: readonly ImportRule[]): readonly Violation[] =>
  rules.flatMap((rule) => {
    if (rule.kind === 'no-cycles')
      return findCycles(modules).map(([from = '', ...others]) => ({ rule: rule.name, from, to: others.join(' → ') }))
    return modules.flatMap((module) =>
      trespasses(rule, module, rules).map((to) => ({ rule: rule.name, from: module.path, to })),
    )
  })

/** The row of the table that says how far a module may reach; undefined where the table does not know its place. */
export const rowOf = (path: string, rules: readonly ImportRule[]): ImportRule | undefined =>
  rules.find((rule) => rule.kind === 'reach' && matchPath(rule.files, path) !== undefined)

function trespasses(rule: ModuleRule, module: Module, rules: readonly ImportRule[]): readonly string[] {
  switch (rule.kind) {
    case 'reach': {
      const bindings = rowOf(module.path, rules) === rule ? matchPath(rule.files, module.path) : undefined
      if (bindings === undefined) return []
      const may = fill(rule.may, bindings)
      return targets(module, 'file').filter((target) => !matchesOneOf(may, target))
    }
    case 'packages':
      if (matchPath(rule.files, module.path) === undefined) return []
      return targets(module, 'package').filter((target) => !rule.may.includes(target))
    case 'no-node':
      return matchPath(rule.files, module.path) === undefined ? [] : targets(module, 'node')
    case 'reserved':
      if (matchesOneOf(rule.for, module.path)) return []
      return module.imports.map(({ target }) => target).filter((target) => matchPath(rule.what, target) !== undefined)
    case 'environment':
      return module.readsEnvironment && !matchesOneOf(rule.for, module.path) ? ['process.env'] : []
  }
}

const targets = (module: Module, kind: Import['kind']): readonly string[] =>
  module.imports.filter((one) => one.kind === kind).map(({ target }) => target)
