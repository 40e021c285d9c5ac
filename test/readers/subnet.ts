import { BlockList, isIP } from 'node:net'

/** The test for a network in CIDR notation, IPv4 or IPv6; undefined if the text is not a network. */
export function subnet(network: string): ((address: string) => boolean) | undefined {
  const [, base = '', prefix = ''] = /^([0-9A-Fa-f.:]+)\/(\d{1,3})$/.exec(network) ?? []
  const version = isIP(base)
  if (version === 0 || Number(prefix) > (version === 4 ? 32 : 128)) return undefined
  const list = new BlockList()
  const family = version === 4 ? 'ipv4' : 'ipv6'
  list.addSubnet(base, Number(prefix), family)
  return (address) => isIP(address) === version && list.check(address, family)
}
