import type { Json } from '../ir/json.js'
import { contains, type Network, parseNetwork } from '../ir/network.js'
import { isAny, isOne, type Pattern } from '../ir/pattern.js'
import type { Compare, Equals, Predicate, TimePart, TimePartName } from '../ir/predicate.js'
import type { Choose } from './choose.js'
import { regexSample } from './regex-sample.js'

/** Value of the field that another field is compared with. */
export const REFERENCE = 'Abc'

/**
 * Lists values for which the predicate holds, the plainest first. None for `isNull`, which requires no value, and for
 * a regular expression that cannot be sampled. The values for a field reference fit if the other field holds
 * `REFERENCE`.
 */
export function fittingValues(predicate: Predicate, choose: Choose): readonly Json[] {
  switch (predicate.kind) {
    case 'match':
    case 'keyword':
      return FILLERS.map((filler) => instance(predicate.pattern, filler, [...filler][0] ?? 'x'))
    case 'equals':
      return equalValues(predicate)
    case 'isNull':
      return []
    case 'exists':
      return ['x']
    case 'compare':
      return comparisonValues(predicate)
    case 'regex':
    case 'keywordRegex':
      return Array.from({ length: REGEX_SAMPLES }, () => regexSample(predicate.source, choose)).filter(
        (text) => text !== undefined,
      )
    case 'cidr': {
      const network = parseNetwork(predicate.network)
      return network === undefined ? [] : [lastAddress(network), firstAddress(network)].map(addressText)
    }
    case 'fieldRef':
      return [
        { equals: REFERENCE, startswith: `${REFERENCE}x`, endswith: `x${REFERENCE}`, contains: `x${REFERENCE}x` }[
          predicate.match
        ],
      ]
    case 'timePart':
      return dateValues(predicate)
    // Its meaning is known only to its author.
    case 'expression':
      return []
  }
}

const REGEX_SAMPLES = 4
/** Replacements for wildcards. */
const FILLERS = ['', 'x', '*', '?\\', ' ', '"', '\n', '😀é']

/** Fills in a pattern: `any` for each run, `one` for each single character. */
export const instance = (pattern: Pattern, any: string, one: string): string =>
  pattern.map((part) => (typeof part === 'string' ? part : isAny(part) ? any : isOne(part) ? one : '')).join('')

function equalValues({ type, text }: Equals): readonly Json[] {
  if (type === 'boolean') return [text === 'true', text]
  const number = Number(text)
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? [text] : [number, text]
}

/** Lists the number itself if it satisfies the comparison, and the next one; as a number and as a text. */
function comparisonValues({ op, value }: Compare): readonly Json[] {
  const beyond = addToNumber(value, op === 'gt' || op === 'gte' ? 1 : -1)
  const texts = op === 'gte' || op === 'lte' ? [value, beyond] : [beyond]
  return texts.flatMap((text) => [...(Number.isSafeInteger(Math.trunc(Number(text))) ? [Number(text)] : []), text])
}

/** Adds an integer to the text of a number, keeping all digits. */
export const addToNumber = (text: string, step: 1 | -1): string =>
  /^-?\d+$/.test(text) ? String(BigInt(text) + BigInt(step)) : String(Number(text) + step)

/** Returns the bytes of the lowest address of a network. */
export const firstAddress = ({ bytes, prefix }: Network): readonly number[] =>
  bytes.map((byte, at) => byte & maskAt(at, prefix))
/** Returns the bytes of the highest address of a network. */
export const lastAddress = ({ bytes, prefix }: Network): readonly number[] =>
  bytes.map((byte, at) => (byte & maskAt(at, prefix)) | (0xff & ~maskAt(at, prefix)))

function maskAt(at: number, prefix: number): number {
  const bits = Math.max(0, Math.min(8, prefix - at * 8))
  return (0xff << (8 - bits)) & 0xff
}

/** Returns the address before or after a network, or `undefined` if there is none. */
export function outsideAddress(network: Network, step: 1 | -1): readonly number[] | undefined {
  const bytes = [...(step === 1 ? lastAddress(network) : firstAddress(network))]
  for (let at = bytes.length - 1; at >= 0; at--) {
    const sum = (bytes[at] ?? 0) + step
    bytes[at] = sum & 0xff
    if (sum >= 0 && sum <= 0xff) break
  }
  return contains(network, bytes) ? undefined : bytes
}

/** Writes the bytes of an address; all groups of IPv6, without `::`. */
export function addressText(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.')
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0))
  return groups.map((group) => group.toString(16)).join(':')
}

function dateValues({ part, op, value }: TimePart): readonly Json[] {
  const target = op === 'gt' ? addToNumber(value, 1) : op === 'lt' ? addToNumber(value, -1) : value
  return [dateWith(part, Number(target))]
}

/** Builds a date with this part. The text is not a valid date if no date has the part. */
export function dateWith(part: TimePartName, value: number): string {
  // 2020 has a week 53. Its week 1 contains 4 January, a Saturday.
  if (part === 'week') return `${new Date(Date.UTC(2020, 0, 4 + 7 * (value - 1))).toISOString().slice(0, 10)}T10:20:30Z`
  const parts = { year: 2024, month: 5, day: 15, hour: 10, minute: 20, [part]: value }
  const two = (number: number): string => String(number).padStart(2, '0')
  const date = `${String(parts.year).padStart(4, '0')}-${two(parts.month)}-${two(parts.day)}`
  return `${date}T${two(parts.hour)}:${two(parts.minute)}:30Z`
}
