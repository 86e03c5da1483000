import { BlockList, isIP } from 'node:net'

/**
 * Whether an address is one of the open internet: not of this machine, not of a private network, not the one by which a
 * cloud gives its machines their credentials. IPv6 is taken by what is given out, IPv4 by what is not held back.
 * https://www.iana.org/assignments/iana-ipv4-special-registry https://www.iana.org/assignments/ipv6-address-space
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !heldBack.check(address, 'ipv4')
  return version === 6 && givenOut.check(address, 'ipv6') && !heldBack.check(address, 'ipv6')
}

const givenOut = new BlockList()
givenOut.addSubnet('2000::', 3, 'ipv6')

const heldBack = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  heldBack.addSubnet(network, bits, 'ipv4')
}
// Teredo and 6to4 carry IPv4 addresses inside; the others are for examples and for the inside of networks.
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  heldBack.addSubnet(network, bits, 'ipv6')
}
