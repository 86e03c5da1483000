import { awsContent, awsRunner, awsSigner, awsStore } from '../../shared/aws/wiring.ts'
import { entryRequestSchema } from '../../shared/contracts/entry-request.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { log } from '../../shared/lambda/log.ts'
import { perColdStart } from '../../shared/lambda/per-cold-start.ts'
import { queueFunction } from '../../shared/lambda/queue-function.ts'
import { system } from '../../shared/lambda/system.ts'
import { type EnrollDeps, enrollContact } from './core.ts'

const store = awsStore(environment, system)
const content = awsContent(environment, system)
const runner = awsRunner(environment)
const signer = perColdStart(() => awsSigner(environment, system))
const deps = async (): Promise<EnrollDeps> => ({ store, content, runner, signer: await signer(), ...system })

/** Takes the entry requests that the rules of journeys put on the entry queue. That one is cut off is told to whoever reads the log. */
export const handler = queueFunction(entryRequestSchema, async (request) => {
  const entry = await enrollContact(request, await deps())
  if (entry.kind === 'refused' && entry.reason === 'in-a-loop') {
    log.refused('Journeys bring each other about in a loop.', { journey: request.journey })
  }
})
