import ipaddr from 'ipaddr.js'

/** An IPv4 or IPv6 network: the bytes of its address and the length of its prefix in bits. */
export interface Network {
  readonly bytes: readonly number[]
  readonly prefix: number
}

/**
 * Parses `address/prefix`. An address alone is the network of this one address. Returns `undefined` for anything
 * else.
 */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', prefix, ...more] = text.split('/')
  const bytes = parseAddress(address)
  if (bytes === undefined || more.length > 0) return undefined
  const bits = prefix === undefined ? bytes.length * 8 : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN
  return bits <= bytes.length * 8 ? { bytes, prefix: bits } : undefined
}

/** The characters of an IPv6 address. Rejects most other texts cheaply. */
const IPV6 = /^(?=.*:)[\da-fA-F:.]{2,45}$/

/**
 * Parses an address in its usual notation to its bytes. Returns `undefined` for other texts, which include shortened,
 * octal and hexadecimal IPv4 forms and addresses with a zone.
 */
export function parseAddress(text: string): readonly number[] | undefined {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) {
    return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text).toByteArray() : undefined
  }
  return IPV6.test(text) && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text).toByteArray() : undefined
}

/** True if the network contains the address, given as bytes. Addresses of the other IP version are never contained. */
export function contains(network: Network, address: readonly number[]): boolean {
  if (address.length !== network.bytes.length) return false
  const whole = network.prefix >> 3
  for (let at = 0; at < whole; at++) if (address[at] !== network.bytes[at]) return false
  const rest = network.prefix & 7
  const mask = (0xff << (8 - rest)) & 0xff
  return rest === 0 || ((address[whole] ?? 0) & mask) === ((network.bytes[whole] ?? 0) & mask)
}
