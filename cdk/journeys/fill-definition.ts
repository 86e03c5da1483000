import type { JourneyTools } from './journey-role.ts'

/** Puts the real names into a definition, where it speaks of what only the deployment knows. */
export function fillDefinition(definition: string, tools: JourneyTools): string {
  const real: Readonly<Record<string, string>> = {
    'send-email': tools['send-email'].queueUrl,
    'observe-contact': tools['observe-contact'].functionArn,
    'call-webhook': tools['call-webhook'].functionArn,
    'update-contact': tools['update-contact'].functionArn,
  }
  return definition.replace(/\$\{([a-z-]+)\}/g, (_, name: string) => {
    const value = real[name]
    if (value === undefined) throw new Error(`A state machine speaks of \${${name}}, which no deployment has.`)
    return value
  })
}
