import { RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { acknowledge } from '../nag.ts'

/** Makes the secrets, whose values nobody has chosen and no template holds. */
export function makeSecrets(scope: Construct) {
  const group = new Construct(scope, 'secrets')
  acknowledge(
    group,
    'A new write key would shut out every site that posts with the old one, and a new signing key would break the links to leave by in every mail ever sent.',
    'AwsSolutions-SMG4',
  )
  return {
    'server-write-key': secret(
      group,
      'server-write-key',
      'With it a server of yours posts events and says who somebody is.',
    ),
    'browser-write-key': secret(group, 'browser-write-key', 'With it pages post events. Everybody can read it there.'),
    'signing-key': secret(group, 'signing-key', 'Signs the links to leave by, and hides the addresses that have left.'),
  }
}

/** The secrets of a deployment, by their names. */
export type WaymarkSecrets = ReturnType<typeof makeSecrets>

const secret = (scope: Construct, name: string, description: string): Secret =>
  new Secret(scope, name, {
    description: `Waymark: ${description}`,
    generateSecretString: { passwordLength: 40, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  })
