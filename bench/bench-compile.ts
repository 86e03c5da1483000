import { readFileSync } from 'node:fs'
import { sha256 } from '../local/workspace/publication.ts'
import { toCondition } from '../state-machines/1-parse/to-domain/to-condition.ts'
import type { Workspace } from '../state-machines/2-check/rule.ts'
import { rules } from '../state-machines/2-check/rules.ts'
import { compileJourney, journeyIn, readJourney, watchNamer } from '../state-machines/compile-journey.ts'
import { atMost, type Figure } from './figures.ts'
import { manyJourneys, messagesOfMany, segmentsOfMany } from './many-journeys.ts'

const journeys = 200

/** How long it takes to compile as many journeys as a big team has, and to check as many that are long and entangled. */
export const benchCompile = async (): Promise<readonly Figure[]> => [compileMany(), checkMany()]

/** Each is lead-nurture under a name of its own. */
function compileMany(): Figure {
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
  return atMost(`${journeys} journeys compiled`, (performance.now() - began) / 1000, 's', 2)
}

/** Every rule on every journey of a workspace in which they hand contacts to each other, and caps count them together. */
function checkMany(): Figure {
  const read = manyJourneys(journeys).map((source) => journeyIn(readJourney(source, sha256)))
  const known = read.filter((journey) => journey !== undefined)
  const segments = Object.entries(segmentsOfMany).map(
    ([id, condition]) => [id, toCondition(condition, watchNamer(sha256), 'outside')] as const,
  )
  const workspace: Workspace = {
    messages: new Map(messagesOfMany.map((id) => [id, {}])),
    journeys: new Map(known.map((journey) => [journey.id, journey])),
    segments: new Map(segments),
    settings: {
      sender: { name: 'Northlight', email: 'hello@northlight.example', address: 'Taipei' },
      timeZone: 'Asia/Taipei',
      languages: ['en'],
      quietHours: { from: '21:00', until: '08:00' },
      caps: [
        { messages: 2, within: '1d' },
        { messages: 5, within: '7d' },
      ],
    },
  }
  const began = performance.now()
  const found = known.flatMap((journey) => Object.values(rules).flatMap((rule) => [...rule(journey, workspace)]))
  const seconds = (performance.now() - began) / 1000
  if (known.length !== journeys || found.length === 0) throw new Error('the journeys are not as they were meant')
  return atMost(`${journeys} entangled journeys of 40 steps checked`, seconds, 's', 2)
}
