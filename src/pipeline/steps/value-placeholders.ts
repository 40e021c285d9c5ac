import type { Data, DataObject } from '../../rule/yaml/data.js'
import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import type { Refusal } from '../../text/wording.js'
import { defineStep } from '../define.js'
import { checkHandled } from '../placeholders/check-handled.js'
import { type PlaceholderValue, userValue } from '../placeholders/placeholder-value.js'
import { type Handled, handledOptions, isHandled, replacePlaceholders } from '../placeholders/replace-placeholders.js'

export const valuePlaceholders = defineStep<Handled>({
  options: handledOptions,
  required: [],
  prepare: (options, reader) => {
    checkHandled(options, reader)
    const handled = isHandled(options)
    return {
      changes: 'value',
      apply: (operand, _, { vars, limits }) =>
        replacePlaceholders(operand, handled, (name) => valuesOf(vars, name), limits),
    }
  },
})

function valuesOf(vars: DataObject, name: string): readonly PlaceholderValue[] | Refusal {
  const value = Object.hasOwn(vars, name) ? vars[name] : undefined
  if (value === undefined) return refuseInPipeline('unknown-variable', [name])
  const values: readonly Data[] = Array.isArray(value) ? value : [value]
  if (values.length === 0) return refuseInPipeline('no-placeholder-values', [name])
  const texts = values.filter((element) => typeof element === 'string' || typeof element === 'number')
  return texts.length < values.length
    ? refuseInPipeline('bad-variable', [name])
    : texts.map((text) => userValue(String(text)))
}
