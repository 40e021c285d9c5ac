import type { Bool } from '../../ir/bool.js'
import { lowerAlone } from '../../lower/lower-alone.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { valueAt } from '../../rule/yaml/node.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'
import { type LabelMatcher, labelMatcher, streamSelector } from '../log-streams/stream-selector.js'
import { valuesOfField } from '../log-streams/values-of-field.js'
import { fillTemplate } from '../logsource-template.js'
import { readOptionSelection } from '../read-option-selection.js'
import { withCustom } from '../with-custom.js'

interface Options {
  readonly selection: Readonly<Record<string, unknown>>
  readonly case_insensitive?: boolean
  readonly template?: boolean
}

/** The custom key that pySigma's backend for log streams reads. */
const ATTRIBUTE = 'logsource_loki_selection'

/** A step of pySigma's backend for log streams. No target here reads the attribute; templates can. */
export const setCustomLogSource = defineStep<Options>({
  options: {
    selection: {
      type: 'object',
      minProperties: 1,
    },
    case_insensitive: { type: 'boolean' },
    template: {
      type: 'boolean',
    },
  },
  required: ['selection'],
  prepare: ({ case_insensitive = false, template = false }, reader) => {
    const { source, node, report } = reader
    const selection = readOptionSelection(reader, 'selection')
    const items = selection && labelItems(lowerAlone(source, selection, report))
    if (selection !== undefined && items === undefined) {
      report(
        diagnosePipeline('bad-option', source, (valueAt(node, 'selection') ?? node).span, [
          'selection',
          'it must be a map of labels with strings, regular expressions or field references',
        ]),
      )
    }
    return {
      changes: 'rule',
      apply: (processed) => {
        if (processed.kind === 'correlation' || items === undefined) return processed
        const { rule, detection } = processed
        const matchers = items.flatMap(({ item, negated }): LabelMatcher | readonly LabelMatcher[] => {
          const values = valuesOfField(item, detection)
          if (values === undefined) return []
          const labelValues = { ...values, negated: negated !== values.negated }
          return labelMatcher(item.field ?? '', labelValues, case_insensitive) ?? []
        })
        const selector = streamSelector(matchers)
        return withCustom(processed, ATTRIBUTE, template ? fillTemplate(selector, rule.logsource) : selector)
      },
    }
  },
})

interface LabelItem {
  readonly item: LoweredItem
  readonly negated: boolean
}

/** Returns the items of the selection; undefined if some are no labels, or have conditions that no label supports. */
function labelItems(tree: Bool<LoweredItem>, negated = false): readonly LabelItem[] | undefined {
  if (tree.kind === 'not') return tree.arg.kind === 'leaf' ? labelItems(tree.arg, true) : undefined
  if (tree.kind === 'and') {
    const parts = tree.args.map((arg) => labelItems(arg))
    return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? [])
  }
  if (tree.kind !== 'leaf') return undefined
  const { field, all, values } = tree.leaf
  const operands = values.flatMap((value) => value.operands)
  const isLabel = operands.every(({ type }) => TYPES.has(type)) && !(all && values.length > 1)
  return field === null || !isLabel ? undefined : [{ item: tree.leaf, negated }]
}

const TYPES: ReadonlySet<string> = new Set(['text', 'number', 'regex', 'field'])
