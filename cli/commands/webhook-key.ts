import { Command } from 'commander'
import * as z from 'zod'
import { fail } from '../fail.ts'
import { askWaymark, urlOption } from '../running-waymark.ts'

type WebhookKeyFlags = { readonly aws?: string; readonly url: string }

/** `waymark webhook-key ADDRESS`: prints what a server needs to check that calls of webhooks are ours. */
export const webhookKeyCommand = (): Command =>
  new Command('webhook-key')
    .description('Print the key with which a server checks the calls of webhooks: webhook-key https://crm.example.com')
    .argument('<address>', 'where the webhook goes; each scheme, host and port has a key of its own')
    .option('--aws <secret>', 'of a deployment: the secret `signing-key`, as the stack WaymarkStorage names it')
    .addOption(urlOption())
    .action(webhookKey)

async function webhookKey(address: string, { aws, url }: WebhookKeyFlags): Promise<void> {
  if (!address.startsWith('https://') || !URL.canParse(address))
    return fail('Name the address that the webhook calls, such as https://crm.example.com.', 2)
  console.log(await (aws === undefined ? keyHere(address, url) : keyOnAws(address, aws)))
}

const answerSchema = z.object({ key: z.string() })

async function keyHere(address: string, url: string): Promise<string> {
  const response = await askWaymark(url, `/_local/webhook-key?url=${encodeURIComponent(address)}`)
  if (!response.ok) return fail(`Waymark answered with status ${response.status}.`)
  return answerSchema.parse(await response.json()).key
}

/** The secret itself is read into this process, and goes no further. */
async function keyOnAws(address: string, secret: string): Promise<string> {
  const { awsCallKey } = await import('../../shared/aws/call-key.ts')
  return awsCallKey(secret, address).catch((fault: unknown) => {
    const why = fault instanceof Error ? `${fault.name}: ${fault.message}` : 'for a reason that nobody told'
    return fail(`The secret could not be read: ${why}`)
  })
}
