import type { Data } from '../../rule/yaml/data.js'
import { defineStep } from '../define.js'
import { sameData } from '../same-data.js'

/** Backends read some of their options from the state, and templates all of it. */
export const setState = defineStep<{ readonly key: string; readonly val: Data }>({
  options: { key: { type: 'string' }, val: {} },
  required: ['key', 'val'],
  prepare: ({ key, val }) => ({
    changes: 'rule',
    locates: { by: 'state', key, value: val },
    apply: (processed) =>
      sameData(processed.state[key], val) ? processed : { ...processed, state: { ...processed.state, [key]: val } },
  }),
})
