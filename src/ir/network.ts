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
const IPV6 = /^[\da-f:.]{2,45}$/i

/**
 * Parses an address in its usual notation to its bytes. Returns `undefined` for other texts, which include shortened,
 * octal and hexadecimal IPv4 forms and addresses with a zone.
 */
export const parseAddress = (text: string): readonly number[] | undefined =>
  !text.includes(':') ? ipv4Bytes(text) : IPV6.test(text) ? ipv6Bytes(text) : undefined

/** Four numbers without leading zeros, which some read as octal. */
const IPV4 = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/

function ipv4Bytes(text: string): readonly number[] | undefined {
  const bytes = IPV4.test(text) ? text.split('.').map(Number) : undefined
  return bytes?.every((byte) => byte <= 255) ? bytes : undefined
}

/** https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
function ipv6Bytes(text: string): readonly number[] | undefined {
  const [start = '', end, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const [before, after] = [groupBytes(start, end === undefined), groupBytes(end ?? '', true)]
  if (before === undefined || after === undefined) return undefined
  const missing = 16 - before.length - after.length
  // `::` stands for one group at least.
  if (end === undefined ? missing !== 0 : missing < 2) return undefined
  return [...before, ...Array<number>(missing).fill(0), ...after]
}

/** The bytes of groups with a colon between them. Those that end the address can be written as IPv4. */
function groupBytes(text: string, endsAddress: boolean): readonly number[] | undefined {
  const groups = text === '' ? [] : text.split(':')
  const bytes = groups.map((group, index) => {
    const number = /^[\da-f]{1,4}$/i.test(group) ? Number.parseInt(group, 16) : undefined
    if (number !== undefined) return [number >> 8, number & 0xff]
    return endsAddress && index === groups.length - 1 ? ipv4Bytes(group) : undefined
  })
  return bytes.every((pair) => pair !== undefined) ? bytes.flat() : undefined
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
