import { assuming, type Rendering, unsupported, wider } from '../../src/dialect/rendering.js'
import { parseNetwork } from '../../src/ir/network.js'
import { MAX_PREFIXES } from './auth0-limits.js'

/** An IPv4 network as the leading bytes of its addresses: `ip:10.*`, `ip:(192.168.0.* OR 192.168.1.*)`. */
export function ipPrefixes(field: string, network: string): Rendering {
  const parsed = parseNetwork(network)
  if (parsed === undefined || parsed.bytes.length !== 4)
    return unsupported('Auth0 log search cannot express IPv6 networks')
  const { bytes, prefix } = parsed
  if (prefix < 8) return unsupported('the addresses of a network this large have no common first byte')
  const whole = prefix >> 3
  const rest = prefix & 7
  if (rest === 0) return assuming(term(field, [bytes.slice(0, whole)]), 'field-type')
  const count = 1 << (8 - rest)
  if (count > MAX_PREFIXES)
    return wider(
      term(field, [bytes.slice(0, whole)]),
      'Auth0 log search can only match whole bytes of an address',
      'field-type',
    )
  const first = (bytes[whole] ?? 0) & ~(count - 1)
  const prefixes = Array.from({ length: count }, (_, index) => [...bytes.slice(0, whole), first + index])
  return assuming(term(field, prefixes), 'field-type')
}

function term(field: string, prefixes: readonly (readonly number[])[]): string {
  const terms = prefixes.map((bytes) => (bytes.length === 4 ? `"${bytes.join('.')}"` : `${bytes.join('.')}.*`))
  return terms.length === 1 ? `${field}:${terms[0]}` : `${field}:(${terms.join(' OR ')})`
}
