import { parseNetwork } from '../../../src/ir/network.js'

/** A test of an address: `ipv4 | .[0] == 172 and .[1] >= 16 and .[1] <= 31`; undefined if `network` is invalid. */
export function networkTest(network: string): string | undefined {
  const parsed = parseNetwork(network)
  if (parsed === undefined) return undefined
  const isIPv4 = parsed.bytes.length === 4
  const parts = isIPv4 ? parsed.bytes : pairs(parsed.bytes)
  const tests = partTests(parts, parsed.prefix, isIPv4 ? 8 : 16)
  return `${isIPv4 ? 'ipv4' : 'ipv6'} | ${tests.length === 0 ? 'true' : tests.join(' and ')}`
}

const pairs = (bytes: readonly number[]): readonly number[] =>
  Array.from({ length: bytes.length / 2 }, (_, index) => (bytes[index * 2] ?? 0) * 256 + (bytes[index * 2 + 1] ?? 0))

function partTests(parts: readonly number[], prefix: number, bits: number): readonly string[] {
  return parts.flatMap((part, index) => {
    const fixed = Math.min(Math.max(prefix - index * bits, 0), bits)
    if (fixed === bits) return [`.[${index}] == ${part}`]
    if (fixed === 0) return []
    const size = 2 ** (bits - fixed)
    const first = part - (part % size)
    return [`.[${index}] >= ${first}`, `.[${index}] <= ${first + size - 1}`]
  })
}
