import { conditionsOf, type LogSource, listOf, type PlainItem, type Step } from './plain-pipeline.js'

// Conditions of steps, from pySigma's documentation. The result is undefined for a condition that this reader does not
// know.
//
// https://sigmahq-pysigma.readthedocs.io/en/latest/Processing_Pipelines.html

export type Truth = boolean | undefined

/** True if the conditions of a kind hold; undefined if one of them is unknown. */
export function decided(step: Step, kind: string, test: (condition: Step) => Truth): Truth {
  const conditions = step[`${kind}_conditions`]
  if (`${kind}_cond_expr` in step)
    return byExpression(String(step[`${kind}_cond_expr`]), conditions as Record<string, Step>, test)
  const results = conditionsOf(conditions).map(test)
  const wanted = step[`${kind}_cond_op`] === 'or'
  const holds = results.length === 0 || joined(results, wanted)
  return holds === undefined ? undefined : holds !== (step[`${kind}_cond_not`] === true)
}

/** AND, or OR if `any`, of three values. */
function joined(results: readonly Truth[], any: boolean): Truth {
  if (results.includes(any)) return any
  return results.includes(undefined) ? undefined : !any
}

/** Expressions without `and`: names joined by `or`, possibly under one `not`. */
function byExpression(text: string, conditions: Record<string, Step>, test: (condition: Step) => Truth): Truth {
  const [, not, inner = ''] = /^(not )?\(?([^()]*)\)?$/.exec(text) ?? []
  const names = inner.split(' or ')
  if (names.some((name) => !(name in conditions))) return undefined
  const holds = joined(
    names.map((name) => test(conditions[name] as Step)),
    true,
  )
  return holds === undefined ? undefined : holds !== (not !== undefined)
}

export function holdsForSource(condition: Step, source: LogSource): Truth {
  if (condition.type !== 'logsource' || condition.negate === true) return undefined
  return (['product', 'category', 'service'] as const).every(
    (part) => condition[part] === undefined || condition[part] === source[part],
  )
}

export function holdsForName(condition: Step, { name, steps }: PlainItem['names'][number]): Truth {
  if (condition.type === 'processing_item_applied') return steps.includes(String(condition.processing_item_id))
  if (condition.type !== 'include_fields' && condition.type !== 'exclude_fields') return undefined
  const fields = listOf(condition.fields).map(String)
  const isIn = condition.mode === 're' ? fields.map(patternMatching(name)) : [fields.includes(name)]
  return isIn.includes(undefined) ? undefined : isIn.includes(true) === (condition.type === 'include_fields')
}

const patternMatching =
  (name: string) =>
  (pattern: string): Truth =>
    pythonRegex(`^(?:${pattern})`)?.test(name)

/** True if a condition on an item holds for its values, which are plain texts and numbers. */
export function holdsForValues(condition: Step, values: readonly unknown[]): Truth {
  const test = valueTest(condition)
  if (test === undefined) return undefined
  const results = values.map(test)
  const holds = condition.cond === 'all' ? results.every(Boolean) : results.some(Boolean)
  return holds !== (condition.negate === true)
}

function valueTest(condition: Step): ((value: unknown) => boolean) | undefined {
  switch (condition.type) {
    case 'match_string': {
      const expression = pythonRegex(`^(?:${condition.pattern})`)
      return expression === undefined ? undefined : (value) => typeof value === 'string' && expression.test(value)
    }
    case 'match_value':
      return (value) => value === condition.value
    case 'is_null':
      return (value) => value === null
    case 'wildcard':
      return (value) => /[*?]/.test(String(value))
    case 'value_type': {
      const types = listOf(condition.types ?? condition.value)
      return (value) => types.includes(typeof value === 'string' ? 'str' : 'num') || types.includes(typeof value)
    }
    default:
      return undefined
  }
}

/** An expression of Python; undefined if JavaScript cannot read it. */
export function pythonRegex(source: string): RegExp | undefined {
  const flags = new Set<string>()
  const bare = source
    .replace(/\(\?([is]+)\)/g, (_, names: string) => {
      for (const name of names) flags.add(name)
      return ''
    })
    .replace(/\(\?P</g, '(?<')
  try {
    return new RegExp(bare, [...flags].join(''))
  } catch {
    return undefined
  }
}
