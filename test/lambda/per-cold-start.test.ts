import { expect, test } from 'vitest'
import { perColdStart } from '../../shared/lambda/per-cold-start.ts'

test('what is made per cold start is made once, also for those who ask at the same time', async () => {
  let made = 0
  const get = perColdStart(async () => ++made)
  expect(await Promise.all([get(), get()])).toEqual([1, 1])
  expect(await get()).toBe(1)
})

test('what could not be made is made again for the next who asks', async () => {
  let tries = 0
  const get = perColdStart(async () => {
    tries++
    if (tries === 1) throw new Error('Secrets Manager does not answer')
    return tries
  })
  await expect(get()).rejects.toThrow('does not answer')
  expect(await get()).toBe(2)
})
