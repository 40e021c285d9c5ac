import type { Bool } from '../../../src/ir/bool.js'
import type { FigureComparison, Measure } from '../../../src/ir/correlation-query.js'
import { MAX_CHOICE_RULES } from '../datadog-limits.js'

/**
 * Condition of a case over the queries of the parts, and the indexes of the parts that it uses; or the reason why there
 * is none.
 */
export type CaseCondition = { readonly text: string; readonly of: ReadonlySet<number> } | { readonly because: string }

/** Builds a condition from those of the parts; each part has one query. */
export function caseCondition(
  measure: Extract<Measure, { readonly kind: 'parts' | 'condition' }>,
  conditions: readonly string[],
): CaseCondition {
  return measure.kind === 'parts'
    ? numberCondition(measure.comparisons, conditions)
    : matchedCondition(measure.condition, conditions)
}

function matchedCondition(condition: Bool<number>, conditions: readonly string[]): CaseCondition {
  const of = new Set<number>()
  const text = (tree: Bool<number>, inside: boolean): string | undefined => {
    switch (tree.kind) {
      case 'const':
      case 'not':
        return undefined
      case 'leaf':
        of.add(tree.leaf)
        return conditions[tree.leaf]
      case 'and':
      case 'or': {
        const texts = tree.args.map((arg) => text(arg, true))
        if (texts.includes(undefined)) return undefined
        const joined = texts.join(tree.kind === 'and' ? ' && ' : ' || ')
        return inside ? `(${joined})` : joined
      }
    }
  }
  const caseText = text(condition, false)
  return caseText === undefined
    ? { because: 'case conditions of Datadog rules have no negation; Splunk can express this' }
    : { text: caseText, of }
}

/** Requires a number of parts to match: all, at least one, or any combination of at least N. */
function numberCondition(comparisons: readonly FigureComparison[], conditions: readonly string[]): CaseCondition {
  const numbers = conditions.map((_, index) => index + 1).filter((number) => comparisons.every(holds(number)))
  const [least] = numbers
  if (least === undefined) return { because: 'no number of matching rules satisfies the condition' }
  if (numbers.length !== conditions.length - least + 1)
    return { because: 'case conditions of Datadog rules cannot require that a rule has not matched' }
  if (least > 1 && least < conditions.length && conditions.length > MAX_CHOICE_RULES)
    return { because: `the case condition would be too long for a choice among more than ${MAX_CHOICE_RULES} rules` }
  const choices = choicesOf(conditions, least)
  const texts = choices.map((choice) => choice.join(' && '))
  return {
    text: (choices.length > 1 && least > 1 ? texts.map((text) => `(${text})`) : texts).join(' || '),
    of: new Set(conditions.keys()),
  }
}

function choicesOf(all: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]]
  const [first, ...others] = all
  if (first === undefined) return []
  return [...choicesOf(others, size - 1).map((choice) => [first, ...choice]), ...choicesOf(others, size)]
}

const holds =
  (figure: number) =>
  ({ op, value }: FigureComparison): boolean => {
    switch (op) {
      case 'gt':
        return figure > value
      case 'gte':
        return figure >= value
      case 'lt':
        return figure < value
      case 'lte':
        return figure <= value
      case 'eq':
        return figure === value
      case 'neq':
        return figure !== value
    }
  }
