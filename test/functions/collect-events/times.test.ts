import { describe, expect, it } from 'vitest'
import { goodEvent, openIntake } from './intake.ts'

const minute = 60_000
const day = 86_400_000
const text = (instant: number): string => new Date(instant).toISOString()

/** How long before it came the event happened, as we understand it. */
async function ago(times: object, batchSentAt?: string): Promise<number> {
  const intake = openIntake()
  const event = { ...goodEvent, ...times }
  const status =
    batchSentAt === undefined
      ? await intake.post('/v1/track', event)
      : await intake.post('/v1/batch', { batch: [event], sentAt: batchSentAt })
  expect(status).toBe(200)
  return intake.now - (intake.kept[0]?.occurredAt ?? Number.NaN)
}

const { now } = openIntake()

describe('when an event happened', () => {
  it('is when it came, where the client says nothing', async () => {
    expect(await ago({})).toBe(0)
  })

  it('is what the client says, under either name', async () => {
    expect(await ago({ timestamp: text(now - minute) })).toBe(minute)
    expect(await ago({ originalTimestamp: text(now - minute) })).toBe(minute)
    expect(await ago({ originalTimestamp: text(now - minute), timestamp: text(now - day) })).toBe(minute)
  })

  it.each([
    ['a day behind', -day],
    ['an hour ahead', day / 24],
    ['twenty years behind', -20 * 365 * day],
  ])('is right where the client’s clock is %s', async (_, wrong) => {
    const times = { timestamp: text(now - minute + wrong), sentAt: text(now + wrong) }
    expect(await ago(times)).toBe(minute)
    expect(await ago({ timestamp: times.timestamp }, times.sentAt)).toBe(minute)
  })

  it('is long ago where history is imported', async () => {
    expect(await ago({ timestamp: text(now - 365 * day), sentAt: text(now) })).toBe(365 * day)
  })

  it('may be written in any zone', async () => {
    expect(await ago({ timestamp: '2026-03-01T17:59:00-08:00' })).toBe(minute)
    expect(await ago({ timestamp: '2026-03-02T09:59:00+08:00' })).toBe(minute)
    expect(await ago({ timestamp: '2026-03-02T01:59:00.000000Z' })).toBe(minute)
  })

  it('is meant in UTC where no zone is written, whatever zone our machine is in', async () => {
    expect(await ago({ timestamp: '2026-03-02T01:59:00' })).toBe(minute)
    expect(await ago({ timestamp: '2026-03-02 01:59:00' })).toBe(minute)
  })

  it('is never in the future', async () => {
    expect(await ago({ timestamp: text(now + minute) })).toBe(0)
    expect(await ago({ timestamp: text(now + minute), sentAt: text(now) })).toBe(0)
  })

  it.each([
    '0001-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '+275760-09-13T00:00:00.001Z',
    '2026-02-30T25:00:00Z',
    'yesterday',
    '',
    ' ',
    'NaN',
    '٢٠٢٦-٠٣-٠٢',
  ])('is when it came, where the client says %s', async (absurd) => {
    expect(await ago({ timestamp: absurd })).toBe(0)
    expect(await ago({ timestamp: text(now - minute), sentAt: absurd })).toBeOneOf([0, minute])
    expect(await ago({ timestamp: absurd, sentAt: text(now) })).toBe(0)
    expect(await ago({ timestamp: absurd }, absurd)).toBe(0)
  })

  it.each([0, 2026, 1_770_000_000_000, true, ['2026-03-01'], { at: '2026-03-01' }])(
    'is when it came, where it is told as %j',
    async (told) => {
      expect(await ago({ timestamp: told })).toBe(0)
    },
  )
})
