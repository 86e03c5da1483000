import type { Journey } from '../../../../shared/domain/journey/journey.ts'
import type { Workspace } from '../../rule.ts'
import type { HandOver } from './hand-overs.ts'
import { isLive, type Loop, loopOf } from './live-loop.ts'
import { openHandOvers } from './open-hand-overs.ts'
import { leadingTo } from './reachable.ts'

/** So many beginnings of loops through one journey are followed, the shortest first. */
const mostTried = 1500

/** The shortest loop that leads back to a journey; one that goes round at once before one that takes its time. */
export function findLoop(journey: Journey, workspace: Workspace): Loop | undefined {
  const from = openHandOvers(workspace)
  const back = leadingTo(journey, from)
  const onwards = (at: Journey) => (from.get(at) ?? []).filter(({ to }) => back.has(to))
  const paths: (readonly HandOver[])[] = onwards(journey).map((one) => [one])
  let slow: Loop | undefined
  for (let tried = 0; tried < Math.min(paths.length, mostTried); tried++) {
    const path = paths[tried] ?? []
    const at = path.at(-1)?.to ?? journey
    if (at !== journey) {
      if (paths.length > mostTried || path.slice(0, -1).some(({ to }) => to === at)) continue
      for (const one of onwards(at)) paths.push([...path, one])
    } else if (isLive(path, workspace)) {
      const loop = loopOf(path, workspace)
      if (loop.pace === 'at-once') return loop
      slow ??= loop
    }
  }
  return slow
}
