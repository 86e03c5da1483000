import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { mostMessages } from '../../../state-machines/handbook/count-messages.ts'
import { handbookFiles } from '../../../state-machines/handbook/handbook-files.ts'
import type { HandbookSources } from '../../../state-machines/handbook/page/sources.ts'
import { hostileTexts, hostileWorld } from '../../support/compiler/hostile-texts.ts'
import { journeyArbitrary, tries } from '../../support/random-journeys.ts'
import { journeyOfRandom, withSteps } from './drawn.ts'

const settings: HandbookSources['settings'] = {
  sender: { name: 'Northlight', email: 'hello@northlight.example', address: 'Taipei' },
  timeZone: 'Asia/Taipei',
  languages: ['en', 'zh-TW'],
}

const texts = (subject: string) => ({ subject, preheader: '', html: '', text: '' })
const welcome: HandbookSources['messages'][number] = {
  ...{ id: 'welcome', channel: 'email', topic: 'guides', links: {} },
  languages: { en: texts('Hi {{ contact.firstName }}!'), 'zh-TW': texts('您好') },
}

function filesOf(journey: Journey, more: Partial<HandbookSources> = {}) {
  const journeys = new Map([[journey.id, journey]])
  const rest = { messages: [welcome], segments: {}, compiled: [], scenarios: [], costs: {}, journeyFiles: new Map() }
  return handbookFiles({ settings, journeys, ...rest, ...more })
}

const pageOf = (steps: string, more: Partial<HandbookSources> = {}): string =>
  filesOf(withSteps(steps), more).get('sample.md') ?? ''

describe('the page of a journey', () => {
  it('has a row for every step: its day, who comes there, and the subject in every language', () => {
    const page = pageOf(
      '  - send: welcome\n    stage: interest\n    await: { opened: true, within: 3d }\n    then: [{ tag: vip }]\n  - { wait: 2d }',
    )
    expect(page).toContain(
      '| day 0 |  | `welcome` | Message `welcome` | en: Hi \\[firstName\\]!<br>zh-TW: 您好 | interest | opened, 3 days at most |',
    )
    expect(page).toContain('| day 0–3 | opened | `tag-vip` | Tag vip |  |  |  |')
    expect(page).toContain('| Is over | on day 5 at the latest |')
    expect(page).toContain('| Messages | 1 at most |')
  })

  it('shows the picture that lies beside it, the stories that prove it, and what it costs', () => {
    const scenarios = [{ id: 'sample-books', journey: 'sample', story: 'Mei books a demo' }]
    const page = pageOf('  - tag: vip', { scenarios, costs: { sample: 'about $0.001' } })
    expect(page).toContain('![Sample as a picture](sample.svg)')
    expect(page).toContain('- Mei books a demo (`marketing/scenarios/sample-books.yaml`)')
    expect(page).toContain('| Costs | about $0.001, for each contact |')
    expect(pageOf('  - tag: vip')).toContain('No scenario yet.')
  })

  it('names the file with its ending, in YAML or in TypeScript', () => {
    for (const file of ['marketing/journeys/sample.yaml', 'marketing/journeys/sample.ts'])
      expect(pageOf('  - tag: vip', { journeyFiles: new Map([['sample', file]]) })).toContain(`| File | \`${file}\` |`)
  })

  it('tells what may go wrong, and only what can', () => {
    const quiet = pageOf('  - tag: vip')
    expect(quiet).not.toContain('What may go wrong')
    const mail = pageOf('  - send: welcome')
    expect(mail).toContain('`no-address`')
    expect(mail).not.toMatch(/It is night|frequency|Too many/)
    const quietHours = { from: '21:00', until: '08:00' }
    const caps = [{ messages: 2, within: '1w' }]
    const night = pageOf('  - send: welcome', { settings: { ...settings, quietHours, caps } })
    expect(night).toContain('Messages wait from 21:00 until 08:00')
    expect(night).toContain('No more than 2 messages in 7 days')
    expect(pageOf('  - webhook: { url: "https://crm.example.com/x" }')).toContain('The server does not answer (`')
    expect(pageOf('  - task: { title: Call, team: sales }')).toContain('Ask the team `sales`')
  })
})

describe('the handbook', () => {
  it('lists all journeys with their pages', () => {
    expect(filesOf(withSteps('  - send: welcome')).get('README.md')).toContain(
      '| [Sample](sample.md) | on Form Submitted | day 0 | 1 |',
    )
  })

  it('keeps whatever authors write as text: no markup, no cell of its own', () => {
    fc.assert(
      fc.property(journeyArbitrary(hostileWorld), (random) => {
        for (const [name, text] of filesOf(journeyOfRandom(random))) if (name.endsWith('.md')) expectPlain(text)
      }),
      tries(30),
    )
    for (const name of hostileTexts)
      expectPlain(filesOf({ ...withSteps('  - tag: a'), name, theme: name }).get('sample.md') ?? '')
  })
})

/** Every row of a table has as many cells as its head; nothing stands in angle brackets but what we wrote. */
function expectPlain(page: string): void {
  const rest = page.replace(/^<!-- Written by .*? -->/, '').replaceAll('<br>', '')
  expect(rest).not.toMatch(/[<>{}$@]|:\/\//)
  expect(rest).not.toMatch(/^(?!## |# |- |\|) *[#>+=-]/m)
  let cells: number | undefined
  for (const line of rest.split('\n')) {
    const own = line.startsWith('|') ? line.replaceAll('\\\\', '').match(/(?<!\\)\|/g)?.length : undefined
    if (cells !== undefined && own !== undefined) expect(own, line).toBe(cells)
    cells = own
  }
}

describe('the most messages that one contact gets', () => {
  const count = (steps: string) => mostMessages(withSteps(steps))

  it('is counted along the way with the most of them', () => {
    expect(count('  - send: welcome\n  - send: case-study')).toBe(2)
    const ways =
      '  - branch:\n      - { if: { tag: a }, then: [{ send: welcome }, { send: case-study }] }\n    else: [{ send: product-demo }]\n'
    expect(count(`${ways}  - send: customer-voices`)).toBe(3)
  })

  it('does not count what comes behind a way that ends', () => {
    const ways =
      '  - branch:\n      - { if: { tag: a }, then: [{ send: welcome }, { send: case-study }, { exit: enough }] }\n'
    expect(count(`${ways}  - send: customer-voices`)).toBe(2)
  })
})
