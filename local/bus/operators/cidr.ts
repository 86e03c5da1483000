import { BlockList, isIP } from 'node:net'
import { type InvalidPattern, invalid, testOfText, type ValueTest } from '../value-test.ts'

/** Reads `{ "cidr": "10.0.0.0/24" }`: the text is an address, of version 4 or 6, inside this network. */
export function cidr(operand: unknown): ValueTest | InvalidPattern {
  if (typeof operand !== 'string') return invalid('"cidr" takes a text such as "10.0.0.0/24"')
  const network = readNetwork(operand)
  if (network === undefined) return invalid(`"cidr" is no network such as "10.0.0.0/24" or "2001:db8::/32": ${operand}`)
  const inside = new BlockList()
  inside.addSubnet(network.address, network.bits, network.family)
  return testOfText((text) => {
    const family = familyOf(text)
    return family !== undefined && inside.check(text, family)
  })
}

type Family = 'ipv4' | 'ipv6'

// A single address is written as itself: EventBridge refuses /32 and /128.
const mostBits: Readonly<Record<Family, number>> = { ipv4: 31, ipv6: 127 }

function readNetwork(text: string): { address: string; bits: number; family: Family } | undefined {
  const [, address = '', digits] = /^([^/]+)\/([0-9]{1,3})$/.exec(text) ?? []
  const family = familyOf(address)
  const bits = Number(digits)
  return family !== undefined && bits <= mostBits[family] ? { address, bits, family } : undefined
}

function familyOf(text: string): Family | undefined {
  const version = isIP(text)
  if (version === 0) return undefined
  return version === 4 ? 'ipv4' : 'ipv6'
}
