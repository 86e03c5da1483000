import { hash } from 'node:crypto'
import type { SendMessageTask } from '../../shared/contracts/tasks/send-message-task.ts'

/**
 * The id of one intended message: enrollment, version, step and channel. A step is passed once in an enrollment, so
 * retries, redeliveries and redrives all come to the same id. Letters and digits, as SES wants its tags.
 */
export const sendIdFor = ({ enrollmentId, version, step }: SendMessageTask): string =>
  hash('sha256', JSON.stringify([enrollmentId, version, step, 'email'])).slice(0, 40)
