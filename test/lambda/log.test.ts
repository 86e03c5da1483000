import { expect, test } from 'vitest'
import { idsIn } from '../../shared/lambda/ids-in.ts'
import { log } from '../../shared/lambda/log.ts'
import { MissingContent } from '../../shared/store/published-content.ts'
import { logOf } from './invocation.ts'

test('a line of the log holds the fields that are allowed, and no other that somebody adds', async () => {
  const ids = { contactId: 'c1', step: 'welcome', email: 'yu@example.com', firstName: 'Yu' }
  const { text, lines } = await logOf(async () => log.refused('Something was refused.', ids))
  expect(lines).toMatchObject([{ level: 'WARN', message: 'Something was refused.', contactId: 'c1', step: 'welcome' }])
  expect(text).not.toMatch(/yu@example|Yu|email/)
})

test('a fault of ours tells what it is about, and one of others only its name', async () => {
  const { lines } = await logOf(async () => {
    log.fault('One.', new MissingContent('message welcome is not published'))
    log.fault('Two.', new SyntaxError('Unexpected token in "yu@example.com"'))
    log.fault('Three.', 'yu@example.com')
  })
  expect(lines.map(({ fault }) => fault)).toMatchObject([
    { name: 'MissingContent', message: 'message welcome is not published' },
    { name: 'SyntaxError' },
    { name: 'string' },
  ])
  expect(JSON.stringify(lines)).not.toContain('yu@example.com')
})

test('ids are taken from what came in only where they look like ids', () => {
  expect(idsIn({ contactId: 'c1', enrollmentId: 'lead-nurture-0a', journey: 'x', name: 'Yu' })).toEqual({
    contactId: 'c1',
    enrollmentId: 'lead-nurture-0a',
    journey: 'x',
  })
  expect(idsIn({ contactId: 'yu@example.com', step: 5, journey: '王' })).toEqual({})
  expect(idsIn(['contactId'])).toEqual({})
})
