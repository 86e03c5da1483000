import type { JsonObject } from '../../domain/json.ts'
import type { Change, Store } from '../../ports/store.ts'
import { keys } from './keys.ts'

/** Something that a person of a team is asked to do for a contact. */
export type Task = {
  /** The same for the same enrollment and step, however often it is asked for. */
  readonly taskId: string
  readonly contactId: string
  readonly enrollmentId: string
  readonly journey: string
  readonly step: string
  readonly title: string
  readonly team: string
  /** The person of the team who has it; nobody, as long as nobody was chosen. */
  readonly owner?: string
  readonly note?: string
  readonly openedAt: number
  /** Until when it should be done. */
  readonly due?: number
  readonly state: 'open' | 'done'
  readonly doneAt?: number
  readonly outcome?: string
}

/** The id of the task that a step asks for in an enrollment. */
export const taskIdOf = (enrollmentId: string, step: string): string => `${enrollmentId}:${step}`

/** A task, whatever its state. */
export async function findTask(store: Store, taskId: string): Promise<Task | undefined> {
  const item = await store.get(keys.task(taskId))
  // Tasks are written by this file alone.
  return item?.value as unknown as Task | undefined
}

/** Opens a task, and puts it among the open ones of its team. Its idempotency key is the id, of enrollment and step. */
export const openTask = (task: Task): readonly Change[] => [
  { kind: 'put', item: itemOf(task), when: { kind: 'absent' } },
  {
    kind: 'put',
    item: { key: keys.openTask(task.team, task.openedAt, task.taskId), value: { taskId: task.taskId } },
  },
]

/** Writes down that a task is done, if nobody has yet. */
export const finishTask = (task: Task, doneAt: number, outcome: string | undefined): readonly Change[] => [
  {
    kind: 'put',
    item: itemOf({ ...task, state: 'done', doneAt, ...(outcome === undefined ? {} : { outcome }) }),
    when: { kind: 'field-is', field: 'state', value: 'open' },
  },
  { kind: 'delete', key: keys.openTask(task.team, task.openedAt, task.taskId) },
]

/** The open tasks of a team, the oldest first, as many as one look shows. */
export async function openTasksOf(store: Store, team: string, limit: number): Promise<readonly Task[]> {
  const { items } = await store.query({ table: 'contacts', pk: keys.openTask(team, 0, '').pk, limit })
  const tasks = await Promise.all(items.map(({ value }) => findTask(store, String(value['taskId']))))
  return tasks.filter((task) => task !== undefined)
}

const itemOf = (task: Task) => ({ key: keys.task(task.taskId), value: task as unknown as JsonObject })
