/** What somebody must do so that AWS answers them, by the fault with which it did not. */
export function whyAwsDoesNotTell(fault: unknown): string {
  const { name, message } = fault instanceof Error ? fault : new Error(String(fault))
  if (/region is missing/i.test(message)) return 'No Region is said: set AWS_REGION, or a region in your AWS profile.'
  if (unknownPerson.has(name) || /credential|sso|token/i.test(name))
    return 'AWS does not know who asks: set AWS_PROFILE, or log in with `aws sso login` or `aws configure`.'
  if (/AccessDenied|NotAuthorized|UnauthorizedOperation/.test(name))
    return 'These credentials may not ask. They need the rights states:ListStateMachines, states:ListExecutions and states:GetExecutionHistory.'
  if (/Throttl|TooManyRequests/.test(name))
    return 'AWS answers no more for now, because it was asked too often: try it again later.'
  return `AWS did not answer: ${name}.`
}

const unknownPerson = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
])
