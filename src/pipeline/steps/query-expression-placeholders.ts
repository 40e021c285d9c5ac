import { placeholders } from '../../ir/pattern.js'
import { valueAt } from '../../rule/yaml/node.js'
import { spanWithin } from '../../rule/yaml/span-within.js'
import { diagnosePipeline, refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'
import type { EntryReader } from '../entry.js'
import { checkHandled } from '../placeholders/check-handled.js'
import { type Handled, handledOptions, isHandled } from '../placeholders/replace-placeholders.js'

interface Options extends Handled {
  readonly expression: string
  readonly mapping?: Readonly<Record<string, string>>
}

export const queryExpressionPlaceholders = defineStep<Options>({
  options: {
    expression: {
      type: 'string',
      minLength: 1,
    },
    mapping: {
      type: 'object',
      additionalProperties: { type: 'string' },
    },
    ...handledOptions,
  },
  required: ['expression'],
  prepare: (options, reader) => {
    checkHandled(options, reader)
    checkBraces(reader)
    const { expression, mapping = {} } = options
    const handled = isHandled(options)
    return {
      changes: 'value',
      apply: (operand) => {
        if (operand.type !== 'text') return undefined
        const name = placeholders(operand.pattern).find(handled)
        if (name === undefined) return undefined
        if (operand.pattern.length > 1) return refuseInPipeline('mixed-placeholder', [name])
        const id = (Object.hasOwn(mapping, name) && mapping[name]) || name
        return [{ type: 'expression', text: withId(expression, id) }]
      },
    }
  },
})

const BRACES = /\{\{|\}\}|\{[^{}]*\}|[{}]/g

/** Doubles the braces of the name, so that the expression does not read them as a field. */
const withId = (expression: string, id: string): string =>
  expression.replace(BRACES, (match) => (match === '{id}' ? id.replace(/[{}]/g, '$&$&') : match))

/** As in Python’s format strings, each brace belongs to a name or is doubled. */
function checkBraces({ node, source, report }: EntryReader): void {
  const expression = valueAt(node, 'expression')
  if (expression?.kind !== 'scalar') return
  for (const { 0: text, index } of expression.text.matchAll(BRACES)) {
    if (['{{', '}}', '{field}', '{id}'].includes(text)) continue
    const span = spanWithin(source.text, expression, index, index + text.length)
    const because = `\`${text}\` is unknown; write a literal brace twice`
    report(diagnosePipeline('bad-option', source, span, ['expression', because]))
  }
}
