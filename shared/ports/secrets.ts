/** The secrets of a deployment. */
export type SecretName = 'server-write-key' | 'browser-write-key' | 'signing-key'

/** Reads secrets at run time; they are never in the environment, a log or a template. */
export type Secrets = { read(name: SecretName): Promise<string> }
