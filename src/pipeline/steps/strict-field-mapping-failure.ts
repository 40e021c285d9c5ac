import { refuse } from '../../lower/modifiers/modifier.js'
import { defineStep } from '../define.js'
import { isUnmapped } from '../unmapped-fields.js'

export const strictFieldMappingFailure = defineStep<object>({
  about: 'refuses a rule with a field that no step so far has given a name',
  options: {},
  required: [],
  prepare: () => ({
    changes: 'item',
    apply: (item, { rule }) =>
      isUnmapped(item.field, item, rule) ? refuse('unmapped-field', [item.field ?? 'the keywords']) : undefined,
  }),
})
