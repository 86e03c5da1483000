import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { Clock } from '../ports/clock.ts'
import type { SecretName, Secrets } from '../ports/secrets.ts'
import { threeTries } from './client-settings.ts'

/** How long a secret that was changed may still be taken for the right one. */
const freshMilliseconds = 5 * 60_000

/** Secrets in Secrets Manager, remembered for five minutes. */
export function secretsManager(
  idOf: (name: SecretName) => string,
  clock: Clock,
  client = new SecretsManagerClient(threeTries),
): Secrets {
  const remembered = new Map<SecretName, { readonly value: string; readonly until: number }>()
  return {
    read: async (name) => {
      const known = remembered.get(name)
      if (known !== undefined && clock.now() < known.until) return known.value
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: idOf(name) }))
      if (!SecretString) throw new EmptySecret(`the secret ${name} holds no text`)
      remembered.set(name, { value: SecretString, until: clock.now() + freshMilliseconds })
      return SecretString
    },
  }
}

/** A secret that is there and holds nothing: everything would be signed with nothing. */
export class EmptySecret extends Error {
  override readonly name = 'EmptySecret'
}
