import { Command, InvalidArgumentError } from 'commander'
import { writtenJourneys } from '../../local/workspace/written-journeys.ts'
import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import type { Journey } from '../../shared/domain/journey/journey.ts'
import { allSteps } from '../../shared/domain/journey/walk-steps.ts'
import { type Assumptions, assumedIn, usual } from '../../state-machines/costs/assumed/assumptions.ts'
import { costJson } from '../costs/cost-json.ts'
import { journeyText, workspaceText } from '../costs/cost-text.ts'
import { priceWorkspace } from '../costs/price-workspace.ts'
import { fail, noSuch } from '../fail.ts'
import { toCount } from '../flag-values.ts'
import { diagnosticsText } from '../print-diagnostics.ts'
import { projectOption } from '../project.ts'
import { habitsIn } from '../simulation/habits-in.ts'

type Shares = Readonly<Record<string, number>>

type CostFlags = {
  readonly contacts?: number
  readonly assume: Shares
  readonly habits?: string
  readonly json: boolean
  readonly project: string
}

/** `waymark cost [JOURNEY]`: what journeys will cost, before a contact is in them. */
export const costCommand = (): Command =>
  new Command('cost')
    .description('Say what every journey costs for each contact and in a month; or one in detail, path by path.')
    .argument('[journey]', 'the name of its file in marketing/journeys')
    .option('--contacts <number>', 'so many come into each journey in a month', toCount(0))
    .option(
      '--assume <what=share>',
      'opens, clicks, replies, awaited, asked, before, tagged, deferred, or a step, such as opens=30% (can be given several times)',
      collectShare,
      {},
    )
    .option('--habits <file>', 'how contacts are and what they do, the file of `waymark simulate`')
    .option('--json', 'for machines', false)
    .addOption(projectOption())
    .action(run)

async function run(journey: string | undefined, flags: CostFlags): Promise<void> {
  const { contacts, assume, json, project } = flags
  const { journeys, settings, diagnostics } = await writtenJourneys(project)
  const mistakes = diagnostics.filter(({ severity }) => severity === 'error')
  if (mistakes.length > 0) console.error(`${diagnosticsText(mistakes)}\n`)
  const wanted = journey === undefined ? journeys : journeys.filter(({ id }) => id === journey)
  if (wanted.length === 0) {
    const ids = journeys.map(({ id }) => id)
    if (journey === undefined) return fail('There is no journey that has a price.')
    return fail(noSuch('journey', journey, 'without mistakes', ids))
  }
  const assumptions = assumed(assumedOf(flags, settings), assume, wanted)
  if (typeof assumptions === 'string') return fail(assumptions, 2)
  const priced = priceWorkspace(wanted, settings, assumptions, contacts)
  const [one] = priced.journeys
  if (json) console.log(costJson(priced))
  else console.log(journey !== undefined && one ? journeyText(one, assumptions) : workspaceText(priced))
}

/** What is assumed before anything is said with `--assume`. */
function assumedOf({ habits: file }: CostFlags, settings: Settings | undefined): Assumptions {
  if (file === undefined) return settings ? assumedIn(settings) : usual
  return settings
    ? { ...assumedIn(settings), ...habitsIn(file, settings) }
    : fail('The settings are to be mended first.')
}

/** The assumptions with what was said, or why that cannot be. */
function assumed(so: Assumptions, said: Shares, journeys: readonly Journey[]): Assumptions | string {
  const steps = new Set(journeys.flatMap((journey) => [...allSteps(journey.steps)].map(({ id }) => id)))
  const isGeneral = (name: string): boolean => typeof Object.entries(so).find(([one]) => one === name)?.[1] === 'number'
  const general = Object.entries(said).filter(([name]) => isGeneral(name))
  const own = Object.entries(said).filter(([name]) => !isGeneral(name))
  const unknown = own.find(([name]) => !steps.has(name.replace(/\.[0-9]+$/, '')))
  if (unknown) return `--assume ${unknown[0]}: there is no step of this name, and nothing else that is called so.`
  return { ...so, ...Object.fromEntries(general), steps: Object.fromEntries(own) }
}

function collectShare(text: string, so: Shares): Shares {
  const [, name, number, percent] = /^([^=]+)=([0-9]+(?:\.[0-9]+)?)(%?)$/.exec(text) ?? []
  const share = Number(number) / (percent === '%' ? 100 : 1)
  if (name === undefined || !(share <= 1)) throw new InvalidArgumentError('write a share such as opens=30%')
  return { ...so, [name]: share }
}
