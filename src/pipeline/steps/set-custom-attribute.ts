import type { Data } from '../../rule/yaml/data.js'
import { defineStep } from '../define.js'
import { withCustom } from '../with-custom.js'

/** Conditions, templates and backends can read it. */
export const setCustomAttribute = defineStep<{ readonly attribute: string; readonly value: Data }>({
  options: { attribute: { type: 'string' }, value: {} },
  required: ['attribute', 'value'],
  prepare: ({ attribute, value }) => ({
    changes: 'rule',
    apply: (processed) => withCustom(processed, attribute, value),
  }),
})
