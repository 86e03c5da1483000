import type { Module } from './read-modules.ts'

/** Finds modules that import one another in a circle: one circle for each place where a walk comes back to its way. */
export function findCycles(modules: readonly Module[]): readonly (readonly string[])[] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const done = new Set<string>()
  const cycles: (readonly string[])[] = []

  function walk(path: string, way: readonly string[]): void {
    const met = way.indexOf(path)
    if (met >= 0) cycles.push([...way.slice(met), path])
    if (met >= 0 || done.has(path)) return
    for (const { kind, target } of byPath.get(path)?.imports ?? []) if (kind === 'file') walk(target, [...way, path])
    done.add(path)
  }

  for (const { path } of modules) walk(path, [])
  return cycles
}
