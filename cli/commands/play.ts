import { Command, InvalidArgumentError } from 'commander'
import { play, type Script } from '../../local/play.ts'
import { currentWorkspace } from '../../local/workspace/publication.ts'
import { parseDuration, roughSeconds } from '../../shared/domain/time/duration.ts'
import { instantOfWallTime, isTimeZone, zonePeriods } from '../../shared/domain/time/local-time.ts'
import { playJson, playText } from '../play-text.ts'
import { diagnosticsText } from '../print-diagnostics.ts'
import { projectOption } from '../project.ts'

type Pairs = Readonly<Record<string, string>>

type PlayFlags = {
  readonly click: readonly string[]
  readonly open: readonly string[]
  readonly event: Script['events']
  readonly attribute: Pairs
  readonly property: Pairs
  readonly after: number
  readonly start: string
  readonly zone?: string
  readonly json: boolean
  readonly project: string
}

/** `waymark play JOURNEY`: one invented contact goes through a journey, a month in well under a second. */
export const playCommand = (): Command =>
  new Command('play')
    .description('Play one invented contact through a journey, and say what happens on which day, and why.')
    .argument('<journey>', 'the name of its file in marketing/journeys')
    .option('--click <message[:link]>', 'they click in this message (can be given several times)', collect, [])
    .option('--open <message>', 'they open this message', collect, [])
    .option('--event <name@time>', 'something else they do, such as "Demo Booked@6d"', collectEvents, [])
    .option('--attribute <name=value>', 'what is known of them, such as city=Taipei', collectPairs, {})
    .option('--property <name=value>', 'a property of the event that lets them in', collectPairs, {})
    .option('--after <time>', 'how long after a message they answer it', toMilliseconds, 3_600_000)
    .option('--start <date>', 'the day on which they come in, at ten in the morning', '2026-03-02')
    .option('--zone <name>', 'the time zone they live in; left out: that of the settings')
    .option('--json', 'for machines', false)
    .addOption(projectOption())
    .action(run)

async function run(journey: string, flags: PlayFlags): Promise<void> {
  const { workspace, diagnostics } = await currentWorkspace(flags.project)
  if (diagnostics.length > 0) console.error(`${diagnosticsText(diagnostics)}\n`)
  const isThere = workspace?.journeys.some((one) => one.journey.id === journey) ?? false
  if (workspace === undefined || !isThere) {
    const known = workspace?.journeys.map((one) => one.journey.id).join(', ') ?? 'none'
    console.error(`There is no journey \`${journey}\` that could be played. There are: ${known}.`)
    process.exit(1)
  }
  const zone = flags.zone ?? workspace.settings.timeZone
  const startsAt = startOf(flags.start, zone)
  const contact = { email: 'robin@example.com', firstName: 'Robin', timezone: zone }
  const played = await play(workspace, {
    journey,
    startsAt,
    attributes: { ...contact, ...flags.attribute },
    properties: flags.property,
    opens: flags.open,
    clicks: flags.click,
    events: flags.event,
    answersAfter: flags.after,
  })
  console.log(flags.json ? playJson(played) : playText(played, { startsAt, zone, journey }))
}

const collect = (value: string, so: readonly string[]): readonly string[] => [...so, value]

function collectPairs(value: string, so: Pairs): Pairs {
  const [, name, text] = /^([^=]+)=(.*)$/s.exec(value) ?? []
  if (name === undefined || text === undefined) throw new InvalidArgumentError('write name=value')
  return { ...so, [name]: text }
}

function collectEvents(value: string, so: Script['events']): Script['events'] {
  const [, name, time] = /^(.+)@([0-9a-z ]+)$/.exec(value) ?? []
  if (name === undefined || time === undefined)
    throw new InvalidArgumentError('write a name and a time, such as "Demo Booked@6d"')
  return [...so, { name, after: toMilliseconds(time), properties: {} }]
}

function toMilliseconds(text: string): number {
  const duration = parseDuration(text)
  if (duration === undefined) throw new InvalidArgumentError('write a time such as 30m, 2d or "1d 12h"')
  return roughSeconds(duration) * 1000
}

function startOf(date: string, zone: string): number {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(midnight) || !isTimeZone(zone)) {
    console.error('--start is a date such as 2026-03-02, and --zone a time zone such as Asia/Taipei.')
    process.exit(2)
  }
  return instantOfWallTime(zonePeriods(zone, midnight), midnight + 10 * 3_600_000)
}
