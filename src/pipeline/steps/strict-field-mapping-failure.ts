import { refuse } from '../../lower/modifiers/modifier.js'
import { isUnmapped } from '../apply/unmapped-fields.js'
import { defineStep } from '../define.js'

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
