import { expect, test } from 'vitest'
import { progressBar } from '../../cli/simulation/progress.ts'

function screen(isTty: boolean) {
  const written: string[] = []
  let now = 0
  const bar = progressBar({ isTty, write: (text) => written.push(text), now: () => now })
  return {
    written,
    show(done: number, seconds: number) {
      now = seconds * 1000
      bar.show({ done, contacts: 10_000 })
    },
  }
}

test('a terminal shows one line that is written over: how far, how fast, how long still', () => {
  const { written, show } = screen(true)
  show(2500, 5)
  show(5000, 10)
  expect(written).toHaveLength(2)
  expect(written[1]).toBe(
    `\r\u001B[2K${'█'.repeat(12)}${'░'.repeat(12)} 5,000 of 10,000 contacts, 500 a second, 10 s left`,
  )
})

test('a file gets a line for every tenth, and no marks of a terminal', () => {
  const { written, show } = screen(false)
  for (let done = 100; done <= 10_000; done += 100) show(done, done / 100)
  expect(written).toHaveLength(10)
  expect(written[0]).toBe('1,000 of 10,000 contacts, 100 a second, 90 s left\n'.replace('90 s', '2 min'))
  expect(written.join('')).not.toContain('\u001B')
})
