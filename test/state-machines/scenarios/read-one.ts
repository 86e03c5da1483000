import { type CompiledWorkspace, compileWorkspace } from '../../../state-machines/compile-workspace.ts'
import { digest } from '../../support/compile.ts'
import { sampleMessage } from '../messages/sample-message.ts'

/** The journey that scenarios are held against, where a test writes no other. */
export const journey = `name: Nurture
trigger: { event: Form Submitted }
exit: [{ event: Demo Booked }]
steps:
  - send: hello
  - task: { title: Call them, team: sales }
`

/** What a workspace with one journey, one message and one scenario says of it. */
export async function read(scenario: string, journeyText = journey, plan?: string): Promise<CompiledWorkspace> {
  const { languages: _, ...message } = sampleMessage({})
  return compileWorkspace(
    {
      settings: { file: 'settings.yaml', text: settings },
      journeys: [{ kind: 'yaml', id: 'nurture', file: 'nurture.yaml', text: journeyText }],
      messages: [{ ...message, id: 'hello' }],
      ...(plan === undefined ? {} : { trackingPlan: { file: 'tracking-plan.yaml', text: plan } }),
      scenarios: [{ id: 'story', file: { file: 'story.yaml', text: scenario } }],
    },
    { digest },
  )
}

const settings = `sender: { name: Tester, email: tester@example.com, address: 1 Test Street }
timeZone: Asia/Taipei
languages: [en]
`

/** The findings in the scenario: line, code, what is marked, remedy. */
export const told = ({ diagnostics }: CompiledWorkspace): readonly string[] =>
  diagnostics
    .filter(({ file }) => file === 'story.yaml')
    .map(({ line, source, column, length, code, remedy }) => {
      return `${line} ${code} [${source.slice(column - 1, column - 1 + length)}] ${remedy}`
    })

/** A scenario with the words that none can be without, and these lines. */
export const whole = (lines: string): string => `journey: nurture\nstory: A story.\n${lines}`
