import type { TestContext } from 'vitest'
import { startDynamodbEngine } from '../../../local/dynamodb-engine.ts'

/** Skips a test, and says so, where this machine has no DynamoDB engine. */
export async function needsEngine(test: TestContext): Promise<void> {
  const engine = await startDynamodbEngine()
  if (engine.kind === 'started') return engine.stop()
  process.stdout.write(`Skipped “${test.task.name}”: ${engine.reason}.\n`)
  test.skip()
}
