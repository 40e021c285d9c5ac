import { defineCheck } from '../check.js'
import { type WrittenItem, writtenItems } from '../written-items.js'
import { logsourceOf } from './taxonomy.js'

export const hashPair = defineCheck({
  code: 'hash-pair',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (value: string, reason: string) => `\`${value}\` ${reason}`,
  help: 'write pairs such as `MD5=<32 digits>`, `SHA1=<40>`, `SHA256=<64>` or `IMPHASH=<32>`',
  why: `Sysmon writes all hashes of a file into one field, as pairs of an algorithm and a hash. A hash of the wrong length,
or under another name, is in no event.`,
  wrong: `
selection:
  Hashes|contains: MD5=1234567890abcdef
`,
  right: `
selection:
  Hashes|contains: MD5=0123456789abcdef0123456789abcdef
`,
  checkRule: (context, report) => {
    const { product } = logsourceOf(context)
    if (product?.text.toLowerCase() !== 'windows') return
    for (const item of writtenItems(context.root)) {
      if (!isHashField(item)) continue
      for (const value of item.values) {
        const reason = mistakeIn(value.text, item)
        if (reason !== undefined) report(value.span, [value.text, reason])
      }
    }
  },
})

const isHashField = ({ field, modifiers }: WrittenItem): boolean =>
  HASH_FIELDS.has(field.toLowerCase()) && modifiers.every((name) => TEXT_MODIFIERS.has(name))

/** The fields of Sysmon with pairs, in lower case. */
const HASH_FIELDS: ReadonlySet<string> = new Set(['hash', 'hashes'])

const TEXT_MODIFIERS: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith', 'all', 'cased'])

/** The number of hexadecimal digits of each algorithm that Sysmon can compute. */
const LENGTHS: Readonly<Record<string, number>> = { MD5: 32, SHA1: 40, SHA256: 64, IMPHASH: 32 }

function mistakeIn(text: string, { modifiers }: WrittenItem): string | undefined {
  const pair = /^([A-Za-z]\w*)=([\dA-Fa-f]+)$/.exec(text)
  if (pair === null) {
    const isWholeValue = modifiers.every((name) => name === 'cased' || name === 'all')
    return isWholeValue && /^[\dA-Fa-f]{32,64}$/.test(text) ? 'is a hash without its algorithm' : undefined
  }
  const [, name = '', digits = ''] = pair
  const length = Object.hasOwn(LENGTHS, name.toUpperCase()) ? LENGTHS[name.toUpperCase()] : undefined
  if (length === undefined) return `names the algorithm \`${name}\`, which Sysmon does not have`
  // A part of a hash may be intended, except behind the last digit.
  if (digits.length > length) return `has ${digits.length} digits, and ${name} has ${length}`
  const mayBePart = modifiers.includes('startswith') || modifiers.includes('contains')
  return digits.length < length && (!mayBePart || digits.length > MAX_PART)
    ? `has ${digits.length} digits, and ${name} has ${length}`
    : undefined
}

/** Digits of a hash that an author may have shortened on purpose. */
const MAX_PART = 8
