import { Command } from 'commander'
import { plainHelp } from './plain-help.ts'

/** Every command, loaded when it is asked for: `start` must not wait for what only `compile` needs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand(),
  new: async () => (await import('./commands/new.ts')).newCommand(),
  clock: async () => (await import('./commands/clock.ts')).clockCommand(),
  enroll: async () => (await import('./commands/enroll.ts')).enrollCommand(),
  'webhook-key': async () => (await import('./commands/webhook-key.ts')).webhookKeyCommand(),
  play: async () => (await import('./commands/play.ts')).playCommand(),
  check: async () => (await import('./commands/check.ts')).checkCommand(),
  compile: async () => (await import('./commands/compile.ts')).compileCommand(),
  simulate: async () => (await import('./commands/simulate.ts')).simulateCommand(),
  cost: async () => (await import('./commands/cost.ts')).costCommand(),
  diagram: async () => (await import('./commands/diagram.ts')).diagramCommand(),
  docs: async () => (await import('./commands/docs.ts')).docsCommand(),
  diff: async () => (await import('./commands/diff.ts')).diffCommand(),
  asl: async () => (await import('./commands/asl.ts')).aslCommand(),
}

const program = new Command('waymark')
  .description('Customer journeys written as files: run them here, play them through time, compile them for AWS.')
  .configureHelp(plainHelp)
  .showHelpAfterError('(waymark --help shows all commands)')
  .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2))

const wanted = commands[process.argv[2] ?? '']
const loaded = wanted ? [await wanted()] : await Promise.all(Object.values(commands).map((load) => load()))
for (const command of loaded) {
  program.addCommand(command.copyInheritedSettings(program))
  for (const inner of command.commands) inner.copyInheritedSettings(command)
}
await program.parseAsync()
