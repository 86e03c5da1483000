import { watch } from 'node:fs'
import { join, resolve } from 'node:path'
import { styleText } from 'node:util'
import { Command, InvalidArgumentError, Option } from 'commander'
import { OneAtATime } from '../../local/executions/one-at-a-time.ts'
import { type Laptop, openLaptop } from '../../local/laptop.ts'
import type { StoreKind } from '../../local/open-store.ts'
import { type Publication, publishWorkspace } from '../../local/workspace/publication.ts'
import type { MessageCache } from '../../state-machines/compile-workspace.ts'
import { environment } from '../environment.ts'
import { countText, diagnosticsText } from '../print-diagnostics.ts'
import { projectOption } from '../project.ts'
import { usualUrl } from '../running-waymark.ts'

type StartOptions = {
  readonly port: number
  readonly host: string
  readonly store: StoreKind
  readonly data: string
  readonly project: string
  readonly callWebhooks: boolean
}

/** `waymark start`: the whole of Waymark on this machine. */
export const startCommand = (): Command =>
  new Command('start')
    .description('Run Waymark on this machine: intake, journeys, and an outbox that shows every message.')
    .option('--port <number>', 'where to listen', toPort, 4700)
    .option('--host <address>', 'who can reach it; only this machine, unless told otherwise', '127.0.0.1')
    .addOption(
      new Option('--store <form>', 'what keeps the contacts').choices(['sqlite', 'dynamodb']).default('sqlite'),
    )
    .option('--data <folder>', 'where everything is kept, in the project or anywhere', '.waymark')
    .option(
      '--call-webhooks',
      'let the calls of webhooks go out; else the outbox shows what would have been called',
      false,
    )
    .addOption(projectOption())
    .action(start)

function toPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('a port is a number up to 65535')
  return port
}

async function start(options: StartOptions): Promise<void> {
  const laptop = await openLaptop({
    ...options,
    folder: resolve(options.project, options.data),
    dynamodbEndpoint: environment.dynamodbEndpoint,
    onFault: (fault) => note(`A request failed: ${faultText(fault)}`),
    onRetry: (queue, reason) => note(`A message of the queue ${queue} failed and will be tried again: ${reason}`),
    onDeadLetter: (queue, reason) => note(`A message of the queue ${queue} was given up: ${reason}`),
  }).catch(explain)
  const turns = new OneAtATime()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void turns.run('workspace', () => stop(laptop)))
  const publish = publisher(options.project, laptop, turns)
  watchMarketing(options.project, publish)
  const first = await publish().catch(explain)
  console.log(welcome(laptop))
  if (first.diagnostics.length > 0) tell(first)
}

/**
 * Publishes what the team has written, one state of it after the other, so that the last save has the last word. Work
 * begins with the first that can be worked with; until then events are kept.
 */
function publisher(project: string, laptop: Laptop, turns: OneAtATime): () => Promise<Publication> {
  const cache: MessageCache = new Map()
  let isWorking = false
  return () =>
    turns.run('workspace', async () => {
      const publication = await publishWorkspace(project, laptop.runtime, cache)
      laptop.publication.current = publication
      if (publication.isReady && !isWorking) laptop.start()
      isWorking ||= publication.isReady
      return publication
    })
}

async function stop(laptop: Laptop): Promise<void> {
  console.log('\nEverybody stays where they are; `npm start` goes on from there.')
  await laptop.stop()
  process.exit(0)
}

/** Starting fails for reasons that a person can mend; a stack tells them nothing. */
function explain(fault: unknown): never {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
  const text =
    code === 'EADDRINUSE'
      ? 'The port is taken. Another Waymark may be running; or choose one with --port.'
      : faultText(fault)
  console.error(styleText('red', text))
  process.exit(1)
}

const faultText = (fault: unknown): string =>
  fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)

const note = (text: string): void => console.error(styleText('yellow', text))

const welcome = ({ url, writeKey, browserKey }: Laptop): string => `
${styleText('bold', 'Waymark is running')} at ${url}

  Write key   ${writeKey}   (for servers; browsers use ${browserKey})
  Outbox      ${url}/outbox
  API         ${url}/v1   (any Segment or RudderStack SDK: give it this host and the write key)

Try this:
  1. curl -u ${writeKey}: ${url}/v1/batch -d '{"batch":[{"type":"identify","userId":"u1","traits":{"email":"ann@example.com","firstName":"Ann"}},{"type":"track","userId":"u1","event":"Form Submitted","properties":{"form":"ebook"}}]}'
  2. Open the outbox: the welcome mail is there. Then move time: npm run waymark -- clock +2d${elsewhere(url)}
  3. Click “View details” in the mail of day 2, and see where the journey goes. Or watch a month at once: npm run waymark -- play lead-nurture
`

/** What commands must be told to find a Waymark that does not run where they look by themselves. */
const elsewhere = (url: string): string => (url === usualUrl ? '' : ` --url ${url}`)

/** Says what was published and what is wrong; what has mistakes runs on in its last good version, if it has one. */
function tell({ changed, diagnostics, kept, missing, isReady }: Publication): void {
  if (diagnostics.length > 0) console.error(`\n${diagnosticsText(diagnostics)}\n\n${countText(diagnostics)}.`)
  if (kept.length > 0) note(`Running on in the last good version: ${kept.join(', ')}.`)
  if (missing.length > 0) note(`Not running until the mistakes are mended: ${missing.join(', ')}.`)
  if (!isReady) note('Nothing runs until the settings are mended; events are kept until then.')
  if (changed.length > 0) console.log(styleText('green', `Published: ${changed.join(', ')}.`))
  if (changed.length + diagnostics.length === 0) console.log(styleText('green', 'Published.'))
}

/** Publishes again whenever somebody saves a file; editors save in several steps, so it waits for the last. */
function watchMarketing(project: string, publish: () => Promise<Publication>): void {
  let timer: NodeJS.Timeout | undefined
  watch(join(project, 'marketing'), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      publish().then(tell, (fault: unknown) => note(`Nothing was published: ${faultText(fault)}`))
    }, 150)
  })
}
