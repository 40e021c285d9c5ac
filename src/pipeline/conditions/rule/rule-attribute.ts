import { LEVELS } from '../../../rule/metadata/levels.js'
import { STATUSES } from '../../../rule/metadata/statuses.js'
import type { DetectionRule } from '../../../rule/rule.js'
import { type Data, isList } from '../../../rule/yaml/data.js'
import { refuseInPipeline } from '../../../text/diagnose-pipeline.js'
import type { Refusal } from '../../../text/wording.js'
import { defineCondition } from '../../define.js'
import type { ProcessedRule } from '../../processed-rule.js'
import { sameData } from '../../same-data.js'
import { COMPARISONS, type Comparison, dataText, isOrdered } from '../compare-data.js'

interface Options {
  readonly attribute: string
  readonly value: string | number | boolean
  readonly op?: Comparison | 'in' | 'not_in'
}

export const ruleAttribute = defineCondition<ProcessedRule, Options>({
  options: {
    attribute: {
      type: 'string',
    },
    value: { type: ['string', 'number', 'boolean'] },
    op: {
      enum: [...COMPARISONS, 'in', 'not_in'],
    },
  },
  required: ['attribute', 'value'],
  prepare:
    ({ attribute, value, op = 'eq' }) =>
    ({ rule }) => {
      const actual = attributeOf(rule, attribute)
      if (actual === undefined) return false
      if (isList(actual)) return holds(actual, op, value)
      if (op === 'in' || op === 'not_in')
        return refuseInPipeline('not-comparable', [attribute, dataText(actual), op, dataText(value)])
      return compareAttribute(attribute, actual, op, value)
    },
})

/** Attributes whose absence is an empty list. */
const LISTS: ReadonlySet<string> = new Set(['references', 'tags', 'fields', 'falsepositives'])

function attributeOf(rule: Pick<DetectionRule, 'custom' | 'metadata'>, name: string): Data | undefined {
  const attributes: Readonly<Record<string, unknown>> = { ...rule.custom, ...rule.metadata }
  if (Object.hasOwn(attributes, name)) return attributes[name] as Data
  if (LISTS.has(name)) return []
  return name === 'taxonomy' ? 'sigma' : undefined
}

/** A list never equals a single value, and has no order. */
function holds(list: readonly Data[], op: NonNullable<Options['op']>, value: Data): boolean {
  const isIn = list.some((element) => sameData(element, value))
  return op === 'in' ? isIn : op === 'not_in' ? !isIn : op === 'ne'
}

/** The values of ordered attributes, from least to greatest. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  level: LEVELS,
  status: [...STATUSES].reverse(),
}

function compareAttribute(name: string, actual: Data, op: Comparison, expected: Data): boolean | Refusal {
  const rank = rankOf(name, actual, expected)
  const [a, b] = [rank(actual), rank(expected)]
  if (a === undefined || b === undefined)
    return refuseInPipeline('not-comparable', [name, dataText(actual), op, dataText(expected)])
  if (op === 'eq' || op === 'ne') return (a === b) === (op === 'eq')
  if (typeof a === 'number' && typeof b === 'number') return isOrdered(a, op, b)
  return isDate(a) && isDate(b)
    ? isOrdered(a, op, b)
    : refuseInPipeline('not-comparable', [name, dataText(actual), op, dataText(expected)])
}

/** Returns a function from a value to its rank in a comparison; undefined for a value without one. */
function rankOf(name: string, actual: Data, expected: Data): (value: Data) => string | number | undefined {
  const order = ORDERS[name]
  if (order !== undefined) {
    return (value) => {
      const place = order.indexOf(String(value).toLowerCase())
      return place === -1 ? undefined : place
    }
  }
  if (typeof actual === 'number') return numberOf
  if (typeof actual === 'boolean') return (value) => (typeof value === 'boolean' ? String(value) : undefined)
  if (isDate(actual) && !isDate(expected)) return () => undefined
  return (value) => (typeof value !== 'string' ? undefined : name === 'id' ? value.toLowerCase() : value)
}

function numberOf(value: Data): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

const isDate = (value: Data): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
