import { expect, test } from 'vitest'
import { costsPage } from './costs-page.ts'
import { pages } from './pages.ts'

test('docs/costs.md says what the prices and the journeys say; `npx vitest run test/docs -u` writes it anew', async () => {
  await expect(await costsPage()).toMatchFileSnapshot('../../docs/costs.md')
})

test('the guide to deploying and the first page tell the same of an idle month and a busy one', async () => {
  const [, idle = ''] = /\*\*together\*\* \|\s+\| \*\*([0-9.]+)\*\*/.exec(await costsPage()) ?? []
  const [, busy = ''] = /Together \$([0-9.,]+)\. On the plan/.exec(await costsPage()) ?? []
  expect([idle, busy]).not.toContain('')
  for (const path of ['README.md', 'docs/deploy.md']) {
    const text = pages().find((page) => page.path === path)?.text
    expect(text).toContain(`$${idle}`)
    expect(text).toContain(`$${busy}`)
  }
})
