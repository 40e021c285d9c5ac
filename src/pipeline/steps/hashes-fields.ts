import { and, type Bool, leaf, or } from '../../ir/bool.js'
import { parsePattern } from '../../ir/pattern.js'
import type { LoweredItem, LoweredValue } from '../../lower/lowered-item.js'
import { valueAt } from '../../rule/yaml/node.js'
import { addValue } from '../../text/add-value.js'
import { diagnosePipeline, refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'
import { type Names, namesOf, namesSchema } from '../name-list.js'
import { sigmaText } from '../sigma-text.js'

interface Options {
  readonly valid_hash_algos: Names
  readonly field_prefix?: string
  readonly drop_algo_prefix?: boolean
  readonly field_to_parse?: Names
}

/** A value without a hash that the target has stays with its field: removing an alternative would lose events. */
export const hashesFields = defineStep<Options>({
  options: {
    valid_hash_algos: namesSchema,
    field_prefix: {
      type: 'string',
    },
    drop_algo_prefix: { type: 'boolean' },
    field_to_parse: namesSchema,
  },
  required: ['valid_hash_algos'],
  prepare: (options, { node, source, report }) => {
    const valid = namesOf(options.valid_hash_algos)
    const { field_prefix: prefix = '', drop_algo_prefix: drop = false } = options
    const fields = namesOf(options.field_to_parse ?? ['Hashes', 'Hash'])
    if (drop && prefix === '') {
      const span = (valueAt(node, 'drop_algo_prefix') ?? node).span
      report(
        diagnosePipeline('bad-option', source, span, [
          'drop_algo_prefix',
          'it requires `field_prefix`, or the new field would have no name',
        ]),
      )
    }
    return {
      changes: 'item',
      apply: (item) => {
        if (item.field === null || !fields.includes(item.field) || item.values.length === 0) return undefined
        if (item.values.some(({ operands }) => operands.some(({ type }) => type !== 'text'))) return undefined
        const { hashes, rest } = sortOut(item.values, valid)
        if (hashes.size === 0) return refuseInPipeline('no-valid-hash', [item.field, valid])
        const named = [...hashes].map(([algorithm, values]): Bool<LoweredItem> => {
          const name = drop ? prefix : prefix + algorithm
          return leaf({ ...item, field: name === 'keyword' ? null : name, values })
        })
        const kept = rest.length === 0 ? [] : [leaf({ ...item, values: rest })]
        return (item.all ? and : or)([...named, ...kept])
      },
    }
  },
})

/** Hash algorithms by their number of hexadecimal digits. */
const BY_LENGTH: Readonly<Record<number, string>> = { 32: 'MD5', 40: 'SHA1', 64: 'SHA256', 128: 'SHA512' }

interface Sorted {
  /** The values by their algorithms, without the algorithms' names. */
  readonly hashes: ReadonlyMap<string, readonly LoweredValue[]>
  readonly rest: readonly LoweredValue[]
}

function sortOut(values: readonly LoweredValue[], valid: readonly string[]): Sorted {
  const hashes = new Map<string, LoweredValue[]>()
  const rest: LoweredValue[] = []
  for (const value of values) {
    const read = value.operands.map((operand) =>
      operand.type === 'text' ? hashOf(sigmaText(operand.pattern)) : undefined,
    )
    const [first] = read
    const algorithm = first?.algorithm ?? ''
    // Modifiers may have turned one text into several; they are alternatives of the same hash.
    if (!valid.includes(algorithm) || read.some((hash) => hash?.algorithm !== algorithm)) {
      rest.push(value)
      continue
    }
    const operands = read.map((hash) => ({ type: 'text' as const, pattern: parsePattern(hash?.hash ?? '') }))
    addValue(hashes, algorithm, { ...value, operands })
  }
  return { hashes, rest }
}

/** Parses `MD5=abc`, `MD5|abc`, or a hash whose length determines the algorithm; wildcards around it are removed. */
function hashOf(text: string): { readonly algorithm: string; readonly hash: string } {
  const parts = text.split(text.includes('|') ? '|' : '=')
  const [first = '', second] = parts
  if (second !== undefined && parts.length === 2) {
    return { algorithm: first.replace(/^\*+/, '').toUpperCase(), hash: bare(second) }
  }
  const hash = bare(first)
  return { algorithm: BY_LENGTH[hash.length] ?? '', hash }
}

const bare = (text: string): string => text.replace(/^[*?]+|[*?]+$/g, '')
