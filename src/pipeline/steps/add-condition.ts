import { and, not } from '../../ir/bool.js'
import { lowerAlone } from '../../lower/lower-alone.js'
import { placedAt } from '../../lower/lowered-item.js'
import type { LogSource, LogSourcePart, Selection } from '../../rule/rule.js'
import type { YamlNode } from '../../rule/yaml/node.js'
import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'
import { fillTemplate, partsNamedIn } from '../logsource-template.js'
import { readOptionSelection } from '../read-option-selection.js'

interface Options {
  readonly conditions: Readonly<Record<string, unknown>>
  readonly name?: string
  readonly template?: boolean
  readonly negated?: boolean
}

/** The added items have no place in the rule: their diagnostics are at its log source. */
export const addCondition = defineStep<Options>({
  options: {
    conditions: { type: 'object', minProperties: 1 },
    name: { type: 'string' },
    template: { type: 'boolean' },
    negated: { type: 'boolean' },
  },
  required: ['conditions'],
  prepare: ({ template = false, negated = false }, reader) => {
    const { source, place, report } = reader
    const selection = readOptionSelection(reader, 'conditions', withKeywords)
    const lower = (read: Selection) => lowerAlone(source, read, report)
    const fixed = selection === undefined || template ? undefined : lower(selection)
    return {
      changes: 'rule',
      locates: { by: 'condition', names: selection !== undefined && template ? asksFor(selection) : [] },
      apply: (processed) => {
        const { rule, detection } = processed
        if (selection === undefined || processed.kind === 'correlation') return processed
        const missing = template ? asksFor(selection).find((part) => rule.logsource[part] === undefined) : undefined
        if (missing !== undefined) return refuseInPipeline('no-logsource-part', [missing])
        const items = fixed ?? lower(filledIn(selection, rule.logsource))
        const added = placedAt(items, rule.productSpan, place)
        return { ...processed, detection: and([negated ? not(added) : added, detection]) }
      },
    }
  },
})

/** The key null means keywords, without the warning that it gets in a rule. */
const withKeywords = (conditions: YamlNode): YamlNode =>
  conditions.kind !== 'mapping'
    ? conditions
    : {
        ...conditions,
        entries: conditions.entries.map(({ key, value }) => ({
          key: key.type === 'null' ? { ...key, type: 'text', text: '' } : key,
          value,
        })),
      }

const textsOf = (selection: Selection): readonly string[] => {
  if (selection.kind === 'any') return selection.of.flatMap(textsOf)
  return selection.kind === 'keywords' ? [] : selection.items.flatMap(({ values }) => values.map(({ text }) => text))
}

const asksFor = (selection: Selection): readonly LogSourcePart[] => textsOf(selection).flatMap(partsNamedIn)

/** Fills the templates in the values with the log source of the rule. */
function filledIn(selection: Selection, logsource: LogSource): Selection {
  if (selection.kind === 'any')
    return { kind: 'any', of: selection.of.map((alternative) => filledIn(alternative, logsource)) }
  if (selection.kind === 'keywords') return selection
  return {
    kind: 'items',
    items: selection.items.map((item) => ({
      ...item,
      values: item.values.map((value) =>
        value.type === 'text' ? { ...value, text: fillTemplate(value.text, logsource) } : value,
      ),
    })),
  }
}
