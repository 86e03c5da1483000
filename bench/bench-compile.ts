import { readFileSync } from 'node:fs'
import { sha256 } from '../local/workspace/publication.ts'
import { compileJourney } from '../state-machines/compile-journey.ts'
import { atMost, type Figure } from './figures.ts'

const journeys = 200

/** How long it takes to compile as many journeys as a big team has; each is lead-nurture under a name of its own. */
export async function benchCompile(): Promise<readonly Figure[]> {
  const text = readFileSync(new URL('../marketing/journeys/lead-nurture.yaml', import.meta.url), 'utf8')
  const messages = new Map([...text.matchAll(/send: ([a-z-]+)/g)].map(([, id = '']) => [id, {}]))
  const began = performance.now()
  for (let n = 0; n < journeys; n++) {
    const id = `nurture-${n}`
    const result = compileJourney(
      { kind: 'yaml', id, file: `${id}.yaml`, text },
      { workspace: { messages }, digest: sha256 },
    )
    if (result.kind !== 'compiled') throw new Error('the journey has mistakes')
  }
  return [atMost(`${journeys} journeys compiled`, (performance.now() - began) / 1000, 's', 2)]
}
