import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadJourney } from '../../../local/workspace/load-journey.ts'
import { compileJourney } from '../../../state-machines/compile-journey.ts'
import { digest, sampleWorkspace } from '../../support/compile.ts'

const project = mkdtempSync(join(tmpdir(), 'waymark-places-'))
mkdirSync(join(project, 'marketing/journeys'), { recursive: true })
afterAll(() => rmSync(project, { recursive: true }))

const head = 'const defineJourney = <T>(journey: T): T => journey\n'
let files = 0

/** What is told of a journey in TypeScript: its line (the first below the head is 1), what is marked in it, and the code. */
async function told(text: string): Promise<readonly string[]> {
  const name = `sample-${++files}.ts`
  writeFileSync(join(project, 'marketing/journeys', name), `${head}${text}`)
  const loaded = await loadJourney(project, name)
  const diagnostics =
    loaded.kind === 'loaded'
      ? compileJourney(loaded.source, { workspace: sampleWorkspace, digest }).diagnostics
      : [loaded.diagnostic]
  const lines = `${head}${text}`.split('\n')
  return diagnostics.map(({ line, column, length, source, code }) => {
    expect(source).toBe(lines[line - 1])
    return `${line - 1} [${source.slice(column - 1, column - 1 + length)}] ${code}`
  })
}

const journey = (steps: string, before = '') => `${before}export const journey = defineJourney({
  name: 'Sample', // of a journey: { steps: [] }
  trigger: { event: 'Form Submitted' },
  exit: [{ event: 'Demo Booked' }],
  ${steps},
})
`

describe('a mistake in a journey in TypeScript is told where it is written', () => {
  test('as a value', async () => {
    expect(await told(journey("steps: [\n    { tag: 'new' },\n    { send: 'welcmoe', day: 2 },\n  ]"))).toEqual([
      "7 ['welcmoe'] unknown-message",
    ])
  })

  test('as a word', async () => {
    expect(await told(journey("steps: [{ sned: 'welcome' }]"))).toEqual(['5 [sned] unknown-word'])
  })

  test('as a word in quotes, with the value in another line', async () => {
    const steps = "steps: [{\n    'wait-for':\n      { event: 'Order Completed' },\n    then: [{ tag: 'x' }],\n  }]"
    expect(await told(journey(steps))).toEqual(["6 ['wait-for'] missing-within"])
  })

  test('as an entry of a list', async () => {
    expect(
      await told(journey("steps: [{ send: 'welcome', day: 9 }, /* then */ { send: 'case-study', day: 3 }]")),
    ).toEqual(['5 [3] days-go-back'])
  })

  test('behind texts that look like brackets', async () => {
    const note = '{ lead: { team: "sales", note: "a } ] \\" b" } }, { lead: { team: "sales", note: `{ ${1 + 1} }` } }'
    expect(await told(journey(`steps: [${note}, { send: 'welcmoe' }]`))).toEqual(["5 ['welcmoe'] unknown-message"])
  })

  test('behind types', async () => {
    const text = journey("steps: [{ send: 'welcmoe' as const } as const]").replace('journey =', 'journey: object =')
    expect(await told(text)).toEqual(["5 ['welcmoe' as const] unknown-message"])
  })

  test('without a call', async () => {
    const plain = journey("steps: [{ send: 'welcmoe' }]")
      .replace('defineJourney({', '{')
      .replace('})', '} satisfies object')
    expect(await told(plain)).toEqual(["5 ['welcmoe'] unknown-message"])
  })
})

describe('where a name or a call stands for a value, the mistake is told at that', () => {
  test('a name', async () => {
    const before = "const first = { send: 'welcmoe' }\n"
    expect(await told(journey("steps: [{ tag: 'new' }, first]", before))).toEqual(['6 [first] unknown-message'])
  })

  test('a word that is its own value', async () => {
    const before = "const steps = [{ send: 'welcmoe' }]\n"
    expect(await told(journey('steps', before))).toEqual(['6 [steps] unknown-message'])
  })

  test('a call', async () => {
    expect(await told(journey("steps: [1].map((day) => ({ send: 'welcmoe', day }))"))).toEqual([
      "5 [[1].map((day) => ({ send: 'welcmoe', day }))] unknown-message",
    ])
  })

  test('what follows something spread out', async () => {
    const before = "const first = [{ tag: 'a' }, { tag: 'b' }]\n"
    expect(await told(journey("steps: [...first, { send: 'welcmoe' }]", before))).toEqual(['6 [steps] unknown-message'])
  })

  test('a whole journey', async () => {
    const text = `const whole = { name: 'A', trigger: { event: 'X' }, steps: [{ send: 'welcmoe' }] }\nexport const journey = whole\n`
    expect(await told(text)).toEqual(['2 [whole] unknown-message'])
  })
})

test('a mistake of syntax is told at its line', async () => {
  expect(await told(journey("steps: [{ tag: 'x' },\n    { tag: 'y' ;\n  ]"))).toEqual([
    "6 [    { tag: 'y' ;] unreadable-file",
  ])
})

test('of values that are no plain data each is told', async () => {
  expect(await told(journey('steps: [{ set: { a: new Date(0), b: () => 1, c: 1 } }]'))).toEqual([
    '5 [new Date(0)] unreadable-file',
    '5 [() => 1] unreadable-file',
  ])
})
