import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { isUnmapped } from '../apply/unmapped-fields.js'
import { defineStep } from '../define.js'

export const strictFieldMappingFailure = defineStep<object>({
  options: {},
  required: [],
  prepare: () => ({
    changes: 'item',
    apply: (item, { rule }) =>
      isUnmapped(item.field, item, rule)
        ? refuseInPipeline('unmapped-field', [item.field ?? 'the keywords'])
        : undefined,
  }),
})
