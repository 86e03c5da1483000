import { expect, test } from 'vitest'
import type { Change, Condition, ItemKey } from '../../../shared/ports/store.ts'
import { type Form, freshKey, given } from './form.ts'

const inState = (kind: 'field-is' | 'absent-or-field-is', value: string | number, field = 'state'): Condition => ({
  kind,
  field,
  value,
})

const there = { state: 'waiting', count: 3, large: 1e21, tags: ['waiting'], nothing: null }

/** Each row: a condition, whether there is an item, and whether the condition then holds. */
const rows: readonly (readonly [name: string, when: Condition, isThere: boolean, holds: boolean])[] = [
  ['absent, of an absent item', { kind: 'absent' }, false, true],
  ['absent, of a present item', { kind: 'absent' }, true, false],
  ['present, of an absent item', { kind: 'present' }, false, false],
  ['present, of a present item', { kind: 'present' }, true, true],
  ['field-is, of an absent item', inState('field-is', 'waiting'), false, false],
  ['field-is, of the very text', inState('field-is', 'waiting'), true, true],
  ['field-is, of another text', inState('field-is', 'Waiting'), true, false],
  ['field-is, of the very number', inState('field-is', 3, 'count'), true, true],
  ['field-is, of a number written otherwise', inState('field-is', 1e21, 'large'), true, true],
  ['field-is, of another number', inState('field-is', 4, 'count'), true, false],
  ['field-is, of the number as a text', inState('field-is', '3', 'count'), true, false],
  ['field-is, of a field that is missing', inState('field-is', 'waiting', 'status'), true, false],
  ['field-is, of a field that every object inherits', inState('field-is', 'x', 'toString'), true, false],
  ['field-is, of a field that is null', inState('field-is', '', 'nothing'), true, false],
  ['field-is, of a list that has the text', inState('field-is', 'waiting', 'tags'), true, false],
  ['absent-or-field-is, of an absent item', inState('absent-or-field-is', 'waiting'), false, true],
  ['absent-or-field-is, of the very text', inState('absent-or-field-is', 'waiting'), true, true],
  ['absent-or-field-is, of another text', inState('absent-or-field-is', 'sent'), true, false],
  ['absent-or-field-is, of a field that is missing', inState('absent-or-field-is', 'x', 'status'), true, false],
]

const makers: Readonly<Record<string, (key: ItemKey, when: Condition) => Change>> = {
  put: (key, when) => ({ kind: 'put', item: { key, value: { state: 'new' } }, when }),
  delete: (key, when) => ({ kind: 'delete', key, when }),
  check: (key, when) => ({ kind: 'check', key, when }),
}

/** What conditions mean, for each change that can have one, alone and in company. */
export function conditionClauses({ store }: Form): void {
  for (const [verb, maker] of Object.entries(makers)) {
    test.each(rows)(`a ${verb} asks: %s`, async (_name, when, isThere, holds) => {
      for (const company of [false, true]) {
        const key = freshKey()
        const other: Change = { kind: 'put', item: { key: freshKey(), value: {} } }
        if (isThere) await given(store, { key, value: there })
        const change = maker(key, when)
        const result = await store.write(company ? [other, change] : [change])
        expect(result).toEqual(holds ? { kind: 'written' } : { kind: 'refused', at: [company ? 1 : 0] })
        expect((await store.get(key))?.value).toEqual(left(verb, isThere, holds))
      }
    })
  }
}

function left(verb: string, isThere: boolean, holds: boolean): unknown {
  if (holds && verb === 'put') return { state: 'new' }
  if (holds && verb === 'delete') return undefined
  return isThere ? there : undefined
}
