import { afterEach, describe, expect, it } from 'vitest'
import type { Change } from '../../../shared/ports/store.ts'
import { hmacSigner } from '../../../shared/security/hmac-signer.ts'
import { suppress } from '../../../shared/store/entities/suppressions.ts'
import { days, type TestRuntime } from '../../support/test-runtime.ts'
import { scriptProvider } from './provider.ts'
import { address, enroll, openStage, told } from './stage.ts'

let test: TestRuntime
afterEach(() => test.close())

const steps = `  - send: hello
  - branch:
      - if: { received: hello }
        then: [{ tag: got-hello }]
    else: [{ tag: got-nothing }]
  - send: second
    day: 2`

const isClaim = (change: Change): boolean => change.kind === 'put' && change.item.value['state'] === 'claimed'

/** Lets Ann leave the topic at the moment of the first claim: just before it is written, or just after. */
function leaveAtClaim(when: 'before' | 'after'): { readonly hasLeft: () => boolean; readonly claims: string[] } {
  const { store } = test
  const write = store.write.bind(store)
  let hasLeft = false
  const claims: string[] = []
  const leave = async (): Promise<void> => {
    hasLeft = true
    const fingerprint = hmacSigner('test').fingerprint(address)
    await suppress({ ...store, write }, fingerprint, { reason: 'unsubscribed', topics: ['news'], at: 1 })
  }
  store.write = async (changes) => {
    const isMoment = !hasLeft && changes.some(isClaim)
    if (isMoment && when === 'before') await leave()
    const result = await write(changes)
    if (changes.some(isClaim)) claims.push(result.kind)
    if (isMoment && when === 'after') await leave()
    return result
  }
  return { hasLeft: () => hasLeft, claims }
}

describe.each(['before', 'after'] as const)('who leaves just %s the claim', (when) => {
  it('gets nothing more, has received nothing, and goes on in the journey', async () => {
    test = openStage({ steps })
    const provider = scriptProvider(test)
    const { hasLeft, claims } = leaveAtClaim(when)
    await enroll(test)
    expect(hasLeft()).toBe(true)
    // No claim is written after somebody has left.
    expect(claims).toEqual([when === 'before' ? 'refused' : 'written'])
    await test.pass(days(3))
    expect(provider.asked).toEqual([])
    expect(await told(test)).toEqual(['not-sent hello: unsubscribed', 'not-sent second: unsubscribed'])
    expect((await test.contact('ann'))?.tags).toEqual(['got-nothing'])
  })
})
