import { describe, expect, test } from 'vitest'
import { publishedMessageSchema } from '../../../shared/contracts/content/published-message.ts'
import { publishMessage } from '../../../state-machines/publish-message.ts'
import { languages, shippedIds, shippedMessage } from './shipped-messages.ts'

async function publish(id: string) {
  const result = await publishMessage(shippedMessage(id))
  if (result.kind === 'mistakes') throw new Error(JSON.stringify(result.diagnostics, null, 2))
  return result
}

test('there are messages to look at', () => {
  expect(shippedIds.length).toBeGreaterThanOrEqual(9)
})

describe.each(shippedIds)('the message %s', (id) => {
  test('is published without a word of complaint, as the contract says', async () => {
    const { message, diagnostics } = await publish(id)
    expect(diagnostics).toEqual([])
    expect(publishedMessageSchema.parse(message)).toEqual(message)
    expect(Object.keys(message.languages).sort()).toEqual([...languages])
  })

  test.each(languages)('fits into a mail with room to spare, in %s', async (language) => {
    const texts = (await publish(id)).message.languages[language]
    const html = Buffer.byteLength(texts?.html ?? '') / 1024
    const text = Buffer.byteLength(texts?.text ?? '') / 1024
    process.stdout.write(`${id} ${language}: HTML ${html.toFixed(1)} KB, text ${text.toFixed(1)} KB\n`)
    expect(html).toBeGreaterThan(10)
    expect(html).toBeLessThan(30)
  })

  test.each(languages)('says in plain text what it says in HTML, and where its links lead, in %s', async (language) => {
    const { message } = await publish(id)
    const text = message.languages[language]?.text ?? ''
    for (const link of Object.keys(message.links)) expect(text).toContain(`{{ links.${link} }}`)
    expect(text).toMatch(/\{\{ unsubscribe_url \}\}[\s\S]*\{\{ sender\.name \}\}\n\{\{ sender\.address \}\}\n$/)
    expect(text.split('\n\n').length).toBeGreaterThan(8)
    expect(text).not.toMatch(/[<>]\/?[a-z]+>|padding|font-size|&[a-z]+;/)
  })
})
