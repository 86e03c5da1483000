import { atLeast, atMost, type Figure } from './figures.ts'
import { readJson, startLaptop } from './laptop-process.ts'

const contacts = 1250
/** Of those who do not answer: so many transitions and mails are on the common path of lead-nurture. */
const mailsEach = 6
const transitionsEach = 8

/** How fast a crowd goes through the fourteen days of lead-nurture, everything on disk, mails rendered and kept. */
export async function benchJourneys(): Promise<readonly Figure[]> {
  const laptop = await startLaptop()
  const headers = { authorization: `Basic ${Buffer.from(`${laptop.writeKey}:`).toString('base64')}` }
  const began = performance.now()
  for (let first = 0; first < contacts; first += 50) {
    const batch = Array.from({ length: 50 }, (_, index) => first + index).flatMap((n) => [
      {
        type: 'identify',
        userId: `c${n}`,
        traits: { email: `c${n}@example.com`, firstName: `Contact ${n}` },
        messageId: `ci${n}`,
      },
      { type: 'track', userId: `c${n}`, event: 'Form Submitted', properties: { form: 'ebook' }, messageId: `ct${n}` },
    ])
    await fetch(`${laptop.url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch }) })
  }
  const advance = { method: 'POST', body: JSON.stringify({ advance: '15d' }) }
  await readJson(`${laptop.url}/clock`, advance)
  const seconds = (performance.now() - began) / 1000
  const { mails } = await readJson<{ mails: number }>(`${laptop.url}/status.json`)
  if (mails !== contacts * mailsEach) throw new Error(`${mails} mails instead of ${contacts * mailsEach}`)
  const memory = laptop.memory()
  await laptop.stop()
  return [
    atLeast('journey steps on disk', (contacts * transitionsEach) / seconds, '/s', 1250),
    atLeast('mails on disk, rendered and kept', mails / seconds, '/s', 625),
    atMost(`memory after ${contacts * transitionsEach} steps`, memory, 'MB', 250),
  ]
}
