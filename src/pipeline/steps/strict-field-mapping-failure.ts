import { refuse } from '../../text/refuse.js'
import { isUnmapped } from '../apply/unmapped-fields.js'
import { defineStep } from '../define.js'

export const strictFieldMappingFailure = defineStep<object>({
  options: {},
  required: [],
  prepare: () => ({
    changes: 'item',
    apply: (item, { rule }) =>
      isUnmapped(item.field, item, rule) ? refuse('unmapped-field', [item.field ?? 'the keywords']) : undefined,
  }),
})
