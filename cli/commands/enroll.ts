import { Command, InvalidArgumentError } from 'commander'
import * as z from 'zod'

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
    .option('--url <address>', 'where it runs', 'http://127.0.0.1:4700')
    .action(enroll)

const answerSchema = z.object({
  error: z.string().optional(),
  kind: z.enum(['entered', 'refused', 'on-its-way']).optional(),
  reason: z.string().optional(),
})

async function enroll(journey: string, { user, email, property, url }: EnrollFlags): Promise<void> {
  if ((user === undefined) === (email === undefined)) return fail('Name one contact: --user ID, or --email ADDRESS.', 2)
  const who = user === undefined ? { email } : { userId: user }
  const response = await ask(`${url}/_local/enroll`, { journey, ...who, properties: property })
  const { error, kind, reason } = answerSchema.parse(await response.json())
  if (!response.ok) return fail(`Nobody was let in: ${error ?? response.status}.`)
  if (kind === 'refused') return fail(`They were not let into ${journey}: ${reason}.`)
  console.log(kind === 'entered' ? `They are in ${journey} now.` : `They will be in ${journey} soon, if they may.`)
}

async function ask(url: string, body: object): Promise<Response> {
  try {
    const headers = { 'content-type': 'application/json' }
    return await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  } catch {
    return fail(`No Waymark answers at ${url}. Start it with \`npm start\`, or name another with --url.`)
  }
}

function collectPairs(value: string, so: EnrollFlags['property']): EnrollFlags['property'] {
  const [, name, text] = /^([^=]+)=(.*)$/s.exec(value) ?? []
  if (name === undefined || text === undefined) throw new InvalidArgumentError('write name=value')
  return { ...so, [name]: text }
}

function fail(message: string, code = 1): never {
  console.error(message)
  process.exit(code)
}
