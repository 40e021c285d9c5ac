import type { Assumption } from '../../src/ir/assumptions.js'
import type { FieldTypeName } from '../../src/ir/field-types.js'
import { parseAddress, parseNetwork } from '../../src/ir/network.js'
import { isAny, type Pattern, plainText } from '../../src/ir/pattern.js'
import type { PredicateOf } from '../../src/ir/predicate.js'
import { FIELD_TYPE, NONE } from './assumption-lists.js'

/**
 * The network that contains exactly the addresses of the pattern: an address, or the leading bytes of one (`10.1.*`);
 * undefined for other patterns.
 */
export function wholeNetwork(pattern: Pattern): string | undefined {
  const text = plainText(pattern)
  if (text !== undefined) {
    const bytes = parseAddress(text)
    return bytes === undefined ? undefined : `${text}/${bytes.length * 8}`
  }
  const [start, end, ...more] = pattern
  if (typeof start !== 'string' || !isAny(end) || more.length > 0 || !/^(?:\d{1,3}\.){1,3}$/.test(start))
    return undefined
  const bytes = start.split('.').slice(0, -1)
  const address = [...bytes, '0', '0', '0'].slice(0, 4).join('.')
  const isWritten = parseAddress(address) !== undefined && bytes.every((byte) => String(Number(byte)) === byte)
  return isWritten ? `${address}/${bytes.length * 8}` : undefined
}

/** The quoted term of a network. In a field of type `ip`, that of a single address has no prefix length. */
export const networkTerm = (
  { field, network }: PredicateOf<'cidr'>,
  typeOf: (field: string) => FieldTypeName | undefined,
): string => `"${typeOf(field) === 'ip' ? networkText(network) : network}"`

function networkText(network: string): string {
  const [address = '', bits] = network.split('/')
  return bits === (address.includes(':') ? '128' : '32') ? address : network
}

/**
 * The assumption of a term query for a whole text, which is that a field of unknown type contains texts. In a field of
 * type `ip`, the text of a network finds the addresses of the network, and neither quotes nor escapes prevent this.
 *
 * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/ip#query-ip-fields
 */
export function termAssumptions(pattern: Pattern, type: FieldTypeName | undefined): readonly Assumption[] {
  const text = type === undefined ? plainText(pattern) : undefined
  return text?.includes('/') && parseNetwork(text) !== undefined ? FIELD_TYPE : NONE
}
