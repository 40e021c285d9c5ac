import type { Data } from '../../rule/yaml/data.js'
import { defineStep } from '../define.js'
import { sameData } from '../same-data.js'

/** Conditions, templates and backends can read it. */
export const setCustomAttribute = defineStep<{ readonly attribute: string; readonly value: Data }>({
  options: { attribute: { type: 'string' }, value: {} },
  required: ['attribute', 'value'],
  prepare: ({ attribute, value }) => ({
    changes: 'rule',
    apply: (processed) => {
      const { rule } = processed
      if (sameData(rule.custom[attribute], value)) return processed
      const custom = Object.assign(Object.create(null), rule.custom, { [attribute]: value })
      return { ...processed, rule: { ...rule, custom } }
    },
  }),
})
