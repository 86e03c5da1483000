import { atLeast, atMost, type Figure, percentile } from './figures.ts'
import { type LaptopProcess, readJson, startLaptop } from './laptop-process.ts'
import { load } from './load.ts'

const port = 4799

/** How fast events are taken, kept and evaluated, and how soon the first mail is there. */
export async function benchIntake(): Promise<readonly Figure[]> {
  return [...(await singleEvents()), ...(await batches()), ...(await eventToMail())]
}

async function singleEvents(): Promise<readonly Figure[]> {
  const laptop = await startLaptop(port)
  const body = (index: number): string =>
    JSON.stringify({
      type: 'track',
      userId: `u${index % 5000}`,
      event: 'Page Read',
      properties: { page: index },
      messageId: `single-${index}`,
    })
  const one = { port, path: '/v1/track', writeKey: laptop.writeKey, connections: 64, body }
  await load({ ...one, requests: 2000, body: (index) => body(index + 1_000_000) })
  const { perSecond, latencies, failed } = await load({ ...one, requests: 40_000 })
  await laptop.stop()
  if (failed > 0) throw new Error(`${failed} requests failed`)
  return [
    atLeast('POST /v1/track one by one, 64 connections, durable', perSecond, '/s', 8000),
    atMost('  p99 of these', percentile(latencies, 0.99), 'ms', 25),
  ]
}

async function batches(): Promise<readonly Figure[]> {
  const laptop = await startLaptop(port)
  const events = 20_000
  const body = (index: number): string => {
    const batch = Array.from({ length: 100 }, (_, place) => ({
      type: 'track',
      userId: `u${(index * 100 + place) % 5000}`,
      event: 'Product Viewed',
      properties: { product_id: place, price: 10 + place },
      messageId: `batch-${index}-${place}`,
    }))
    return JSON.stringify({ batch })
  }
  const began = performance.now()
  const { failed } = await load({
    port,
    path: '/v1/batch',
    writeKey: laptop.writeKey,
    connections: 4,
    requests: events / 100,
    body,
  })
  await settled(laptop)
  const perSecond = (events / (performance.now() - began)) * 1000
  await laptop.stop()
  if (failed > 0) throw new Error(`${failed} requests failed`)
  return [atLeast('events in batches of 100, stored and evaluated', perSecond, '/s', 6000)]
}

async function settled({ url }: LaptopProcess): Promise<void> {
  for (;;) {
    const status = await readJson<{ messagesWaiting: number }>(`${url}/status.json`)
    if (status.messagesWaiting === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function eventToMail(): Promise<readonly Figure[]> {
  const laptop = await startLaptop(port)
  const times: number[] = []
  for (let index = 0; index < 220; index++) {
    const to = `idle${index}@example.com`
    const batch = [
      { type: 'identify', userId: `idle${index}`, traits: { email: to }, messageId: `i${index}` },
      {
        type: 'track',
        userId: `idle${index}`,
        event: 'Form Submitted',
        properties: { form: 'ebook' },
        messageId: `t${index}`,
      },
    ]
    const headers = { authorization: `Basic ${Buffer.from(`${laptop.writeKey}:`).toString('base64')}` }
    const began = performance.now()
    await fetch(`${laptop.url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch }) })
    for (;;) {
      const mails = await readJson<unknown[]>(`${laptop.url}/outbox.json?limit=1&to=${to}`)
      if (mails.length > 0) break
    }
    // The first twenty warm it up.
    if (index >= 20) times.push(performance.now() - began)
  }
  await laptop.stop()
  return [
    atMost('POST to the mail in the outbox, idle, p50', percentile(times, 0.5), 'ms', 15),
    atMost('  p99 of these', percentile(times, 0.99), 'ms', 50),
  ]
}
