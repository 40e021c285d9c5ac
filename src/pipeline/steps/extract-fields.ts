import { and, type Bool, leaf, or } from '../../ir/bool.js'
import { type Pattern, plainText } from '../../ir/pattern.js'
import type { LoweredItem, LoweredValue } from '../../lower/lowered-item.js'
import type { LoweredOperand } from '../../lower/operand.js'
import { matchesStart, type PythonRegex } from '../../python/regex/python-regex.js'
import { readRegex, UNREADABLE } from '../../python/regex/read-regex.js'
import { valueAt } from '../../rule/yaml/node.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'
import { numberText } from '../number-text.js'
import { partsBetween, sigmaText } from '../sigma-text.js'

interface Options {
  readonly regex: string
  readonly field_prefix?: string | null
  readonly preserve_unmatched?: boolean
}

export const extractFields = defineStep<Options>({
  options: {
    regex: {
      type: 'string',
    },
    field_prefix: {
      type: ['string', 'null'],
    },
    preserve_unmatched: {
      type: 'boolean',
    },
  },
  required: ['regex'],
  prepare: ({ field_prefix: prefix, preserve_unmatched: preserve = false }, reader) => {
    const node = valueAt(reader.node, 'regex') ?? reader.node
    const regex = readRegex(node, reader)
    const wrong = unusable(regex)
    if (regex !== UNREADABLE && wrong !== undefined) {
      reader.report(diagnosePipeline('bad-python-regex', reader.source, node.span, [wrong]))
    }
    return {
      changes: 'item',
      apply: (item) => {
        if (item.values.some(({ operands }) => operands.some(({ type }) => type !== 'text'))) return undefined
        const trees = item.values.map((value) => ({ value, tree: extract(item, value, regex, prefix ?? '') }))
        if (trees.every(({ tree }) => tree === undefined)) return undefined
        const parts = trees.flatMap(({ value, tree }) => {
          if (tree !== undefined) return [tree]
          return preserve ? [leaf({ ...item, values: [value] })] : []
        })
        return (item.all ? and : or)(parts)
      },
    }
  },
})

function unusable({ names, repeated }: PythonRegex): string | undefined {
  if (names.size === 0) return 'it has no named group'
  const uncertain = [...names].find(([, group]) => repeated.has(group))?.[0]
  return uncertain && `the final value of the group \`${uncertain}\` is uncertain, because the group is repeated`
}

/**
 * Builds one tree for each text of a value, of which one must match; undefined if the expression matches none of them.
 */
function extract(
  item: LoweredItem,
  { operands, span }: LoweredValue,
  regex: PythonRegex,
  prefix: string,
): Bool<LoweredItem> | undefined {
  const trees = operands.flatMap((operand) => {
    if (operand.type !== 'text') return []
    const groups = groupsOf(operand.pattern, regex)
    const items = groups.map(([name, value]) =>
      leaf({
        ...item,
        field: prefix === '' ? name : `${prefix}.${name}`,
        values: [{ operands: [value], span }],
        ...{ all: false, cased: item.cased && value.type === 'text' },
      }),
    )
    return items.length === 0 ? [] : [and(items)]
  })
  return trees.length === 0 ? undefined : or(trees)
}

function groupsOf(pattern: Pattern, regex: PythonRegex): readonly (readonly [string, LoweredOperand])[] {
  const match = matchesStart(regex, sigmaText(pattern))
  const between = partsBetween(pattern)
  return [...regex.names].flatMap(([name, group]) => {
    const [start = 0, end = 0] = match?.indices?.[group] ?? []
    return start === end ? [] : [[name, operandOf(between(start, end))] as const]
  })
}

/** A text with leading zeros is no number, since it would lose them. */
function operandOf(pattern: Pattern): LoweredOperand {
  const text = plainText(pattern)
  if (text === undefined) return { type: 'text', pattern }
  if (/^(?:null|none)$/i.test(text)) return { type: 'null' }
  const number = text !== '0' && text.startsWith('0') ? undefined : numberText(text)
  return number === undefined ? { type: 'text', pattern } : { type: 'number', text: number }
}
