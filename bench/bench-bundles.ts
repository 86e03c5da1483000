import { measureBundles } from './bundles.ts'
import { atMost, type Figure } from './figures.ts'

/** How large each function is, minified with everything in it, and how long Node takes to import it. */
export async function benchBundles(): Promise<readonly Figure[]> {
  const bundles = await measureBundles()
  return bundles.flatMap(({ name, kilobytes, importMilliseconds }) => [
    atMost(`${name}, minified`, kilobytes, 'KB', 500),
    atMost(`${name}, import`, importMilliseconds, 'ms', 130),
  ])
}
