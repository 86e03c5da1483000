import { callKeyOf } from '../security/hmac-signer.ts'
import { secretsManager } from './secrets-manager.ts'

/** The key that the server at an address must be given, of the deployment whose signing key has this id. */
export const awsCallKey = async (secretId: string, url: string): Promise<string> =>
  callKeyOf(await secretsManager(() => secretId, { now: () => Date.now() }).read('signing-key'), url)
