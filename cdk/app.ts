import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { bundledCode } from './bundle/bundled-code.ts'
import { readCompiled } from './content/read-compiled.ts'
import { makeWaymark } from './waymark.ts'

const app = new App()
const setting = (name: string): string | undefined => {
  const value: unknown = app.node.tryGetContext(name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

makeWaymark(app, {
  content: readCompiled(setting('compiled') ?? fileURLToPath(new URL('../compiled', import.meta.url))),
  codeOf: bundledCode(),
  alarmEmail: setting('alarmEmail'),
  publicUrl: setting('publicUrl'),
})
app.synth()
