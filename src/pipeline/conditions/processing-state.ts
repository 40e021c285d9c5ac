import type { Data } from '../../rule/yaml/data.js'
import { defineCondition } from '../define.js'
import type { AnyEntry } from '../entry.js'
import { COMPARISONS, type Comparison, compare } from './compare-data.js'
import type { Test } from './condition-test.js'

interface Options {
  readonly key: string
  readonly val: Data
  readonly op?: Comparison
}

/** Tests a value of `set_state`; the same for rules, items and fields. */
export const processingState = <Subject>(): AnyEntry<Test<Subject>> =>
  defineCondition<Subject, Options>({
    options: {
      key: { type: 'string' },
      val: { type: ['string', 'number', 'boolean'] },
      op: { enum: COMPARISONS },
    },
    required: ['key', 'val'],
    prepare:
      ({ key, val, op = 'eq' }) =>
      (_, { state }) => {
        const actual = Object.hasOwn(state, key) ? state[key] : undefined
        return actual === undefined ? false : compare(key, actual, op, val)
      },
  })
