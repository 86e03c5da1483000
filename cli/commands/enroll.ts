import { Command } from 'commander'
import * as z from 'zod'
import { fail } from '../fail.ts'
import { toPair } from '../flag-values.ts'
import { askWaymark, urlOption } from '../running-waymark.ts'

type EnrollFlags = {
  readonly user?: string
  readonly email?: string
  readonly property: Readonly<Record<string, string>>
  readonly url: string
}

/** `waymark enroll JOURNEY --user ID`: lets somebody into a journey of a running laptop by hand. */
export const enrollCommand = (): Command =>
  new Command('enroll')
    .description('Let a contact into a journey that has the trigger `manual`: enroll vip-invitation --user u1')
    .argument('<journey>', 'the name of its file in marketing/journeys')
    .option('--user <id>', 'the contact with this user id')
    .option('--email <address>', 'the contact with this address')
    .option('--property <name=value>', 'a property that the journey can ask for as `event`', collectPairs, {})
    .addOption(urlOption())
    .action(enroll)

const answerSchema = z.object({
  error: z.string().optional(),
  kind: z.enum(['entered', 'refused', 'on-its-way']).optional(),
  reason: z.string().optional(),
})

async function enroll(journey: string, { user, email, property, url }: EnrollFlags): Promise<void> {
  if ((user === undefined) === (email === undefined)) return fail('Name one contact: --user ID, or --email ADDRESS.', 2)
  const who = user === undefined ? { email } : { userId: user }
  const response = await askWaymark(url, '/_local/enroll', { journey, ...who, properties: property })
  const { error, kind, reason } = answerSchema.parse(await response.json())
  if (!response.ok) return fail(`Nobody was let in: ${error ?? response.status}.`)
  if (kind === 'refused') return fail(`They were not let into ${journey}: ${reason}.`)
  console.log(kind === 'entered' ? `They are in ${journey} now.` : `They will be in ${journey} soon, if they may.`)
}

function collectPairs(text: string, so: EnrollFlags['property']): EnrollFlags['property'] {
  const [name, value] = toPair(text)
  return { ...so, [name]: value }
}
