import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import type { Trigger } from '../../shared/domain/journey/trigger.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import { isWay, triggerBy } from '../../state-machines/scenarios/ways-in.ts'
import type { Publishable } from '../workspace/compiled-files.ts'
import { letIn } from './let-in.ts'
import { whatLetIn } from './let-in-by.ts'
import { comeTo, type Life, live, mailsOf } from './live.ts'
import { openStage } from './open-stage.ts'
import { beginningOf, rememberPast } from './remember-past.ts'
import { type Played, type Script, UnknownJourney } from './script.ts'
import { startOf } from './starts-at.ts'

/** Plays one contact through a journey on a clock of its own, with the cores and machines that also run for real. */
export async function play(workspace: Publishable, script: Script): Promise<Played> {
  const began = performance.now()
  const journey = workspace.journeys.find((one) => one.journey.id === script.journey)?.journey
  if (journey === undefined) throw new UnknownJourney(`there is no journey called ${script.journey}`)
  const trigger = triggerOf(script, journey)
  const attributes = withUsual(script.contact, workspace)
  const start = startOf(trigger, script.starts, attributes, String(attributes['timezone']))
  const stage = openStage(beginningOf(script, start))
  const { runtime, contact, told } = stage
  const ways = await rememberPast(workspace, { ...stage, script, start, attributes })
  const { at: startsAt, zone } = start
  await comeTo(startsAt, runtime)
  const letting = { runtime, contact, journey, trigger, properties: script.trigger, zone }
  const why = start.kind === 'never' ? start.why : await letIn(letting)
  const isIn = told().some((one) => one.kind === 'entered' && one.journey === journey.id)
  const life: Life = { runtime, contact, journey: journey.id, startsAt, zone }
  const undone = isIn || why === undefined ? await live(script.happens, life) : []
  const letInBy = await whatLetIn(told(), workspace, runtime.store)
  const outcome = { timeline: told(), letInBy, mails: mailsOf(life), contact: await contact.find(), undone }
  await runtime.stop()
  const milliseconds = performance.now() - began
  return {
    journey: journey.id,
    startsAt,
    zone,
    ...entryOf(script, journey, why, outcome),
    ways,
    ...outcome,
    milliseconds,
  }
}

/** The trigger that is meant to let them in; undefined for a step of another journey. */
function triggerOf({ by }: Script, { triggers }: CompiledJourney): Trigger | undefined {
  if (by === undefined) return triggers[0]
  const meant = triggerBy(by, triggers)
  return meant.kind === 'trigger' ? meant.trigger : undefined
}

/** An address and a zone of their own, so that the file need not say what matters to nobody. */
const withUsual = (contact: JsonObject, { settings }: Publishable): JsonObject => ({
  email: 'robin@example.com',
  timezone: settings.timeZone,
  ...contact,
})

/** Why nothing let them in; or that something else did than was meant, which came first. */
function entryOf(
  { by }: Script,
  { id, triggers }: CompiledJourney,
  why: string | undefined,
  { timeline, letInBy }: Pick<Played, 'timeline' | 'letInBy'>,
): Pick<Played, 'keptOut' | 'notBy'> {
  const entered = timeline.find((one) => one.kind === 'entered' && one.journey === id)
  const way = entered?.kind === 'entered' ? letInBy.get(entered.enrollmentId) : undefined
  if (way === undefined) return { keptOut: why, notBy: undefined }
  return { keptOut: undefined, notBy: by === undefined || isWay(by, way, triggers) ? undefined : { by, way, why } }
}
