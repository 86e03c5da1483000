import type { TestRuntime } from '../support/test-runtime.ts'

/** How often something was counted in a journey, over all versions, days and shares of the counter. */
export async function counted({ store, runtime }: TestRuntime, journey: string, what: string): Promise<number> {
  const versions = runtime.content.enterable().filter(({ id }) => id === journey)
  const pages = await Promise.all(
    versions.map(({ version }) =>
      store.query({ table: 'measures', pk: `J#${journey}#${version}`, prefix: `${what}#` }),
    ),
  )
  return pages.flatMap(({ items }) => items).reduce((sum, { value }) => sum + Number(value['count']), 0)
}
