import { describe, expect, test } from 'vitest'
import { entriesIn, journeyOf as journey, loopsIn as told } from './lives.ts'

describe('a loop that takes its time', () => {
  const busy = { busy: '{ did: { event: Ping, within: 7d } }' }
  const rested = (steps: string, rest = 'reentry: always') =>
    journey('[{ segment: { left: busy } }, { event: Start }]', steps, rest)

  test('is one where a segment is left by time alone, long after the journey is over', async () => {
    const again = rested('  - emit: { event: Ping }\n  - wait: 5d\n  - tag: done\n')
    expect(told({ again }, busy)).toEqual({ again: 'error: again → emit-ping (left busy) → again' })
    expect(await entriesIn({ again }, 'Start', 30, busy)).toBe(5)
  })

  test('is one where the tag that shuts the door is gone by then', async () => {
    const steps = '  - tag: shut\n  - emit: { event: Ping }\n  - wait: 1d\n  - untag: shut\n'
    const again = rested(steps, 'audience: { not: { tag: shut } }\nreentry: always')
    expect(told({ again }, busy)).toEqual({ again: 'error: again → emit-ping (left busy) → again' })
    expect(await entriesIn({ again }, 'Start', 30, busy)).toBe(5)
  })

  test('is one where it was a message that the segment counts', async () => {
    const again = journey('[{ segment: { left: told } }, { event: Start }]', '  - send: welcome\n')
    const segments = { told: '{ received: { message: welcome, within: 7d } }' }
    expect(told({ again }, segments)).toMatchObject({ again: expect.stringContaining('again → welcome (left told)') })
    expect(await entriesIn({ again }, 'Start', 30, segments)).toBe(5)
    expect(told({ again }, { told: '{ received: welcome }' })).toEqual({})
  })

  test('is one where quiet hours put a message off until the contact is out', async () => {
    const first = journey('{ event: Start }', '  - enroll: second\n  - wait: 6h\n  - tag: done\n')
    const second = journey('manual', '  - send: welcome\n  - emit: { event: Start }\n')
    const settings = { quietHours: { from: '21:00', until: '08:00' } }
    expect(told({ first, second })).toEqual({})
    expect(told({ first, second }, {}, settings)).not.toEqual({})
  })
})

describe('a loop by way of others', () => {
  const lapsed = { lapsed: '{ tag: inactive }' }

  test('is one where a journey that stands beside it takes back what let the contact in', async () => {
    const again = journey(
      '[{ segment: { entered: lapsed } }, { event: Start }]',
      '  - enroll: cleaner\n  - wait: 1d\n  - tag: inactive\n',
    )
    const cleaner = journey('manual', '  - untag: inactive\n')
    expect(told({ again, cleaner }, lapsed)).toMatchObject({ again: expect.stringMatching(/^warning/) })
    expect(await entriesIn({ again, cleaner }, 'Start', 10, lapsed)).toBe(20)
    // What somebody else sets going goes round only when they do.
    expect(told({ again: again.replace('  - enroll: cleaner\n', ''), cleaner }, lapsed)).toEqual({})
  })

  test('is one where the event of a segment triggers', async () => {
    const again = journey(
      '[{ event: Segment Entered, where: { segment: lapsed } }, { event: Start }]',
      '  - untag: inactive\n  - wait: 1d\n  - tag: inactive\n',
    )
    expect(told({ again }, lapsed)).toMatchObject({ again: expect.stringMatching(/^error/) })
    expect(await entriesIn({ again }, 'Start', 10, lapsed)).toBe(10)
    expect(told({ again: again.replace('segment: lapsed', 'segment: others') }, lapsed)).toEqual({})
    // Whoever leaves the segment is still inside, and who comes back into it does not leave it.
    expect(told({ again: again.replace('Entered', 'Left') }, lapsed)).toEqual({})
  })
})
