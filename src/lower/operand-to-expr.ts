import { leaf, not, or } from '../ir/bool.js'
import { ANY, isAny, type Pattern, pattern } from '../ir/pattern.js'
import type { Expr, Match, Predicate } from '../ir/predicate.js'
import { refuse } from '../text/refuse.js'
import type { Refusal } from '../text/wording.js'
import { numberSpellings } from './number-spellings.js'
import { type LoweredOperand, operandNames } from './operand.js'

/** The places of a value and of the key of its item, and the steps that changed them. */
export type PredicatePlace = Pick<Match, 'span' | 'item' | 'changedBy'>

/**
 * Creates the expression for a value of a field after its modifiers. A regular expression with placeholders becomes a
 * text with these, which has no meaning yet: if nothing replaces them, `unresolved-placeholder` is reported.
 */
export function fieldExpr(
  field: string,
  operand: LoweredOperand,
  cased: boolean,
  place: PredicatePlace,
): Expr | Refusal {
  if (cased && operand.type !== 'text' && operand.type !== 'field' && operand.type !== 'expression') {
    return refuse('modifier-type', ['cased', operandNames.written, operandNames[operand.type]])
  }
  const { span, item } = place
  switch (operand.type) {
    case 'text': {
      const { pattern } = operand
      const { changedBy } = place
      // Nearly all predicates are texts, and pipelines change most of them: one object takes less than a copy of another.
      return changedBy === undefined
        ? leaf({ kind: 'match', field, pattern, cased, span, item })
        : leaf({ kind: 'match', field, pattern, cased, span, item, changedBy })
    }
    case 'number':
      return or(
        numberSpellings(operand.text).map((text) =>
          ask({ kind: 'equals', field, type: 'number', text, span, item }, place),
        ),
      )
    case 'boolean':
      return ask({ kind: 'equals', field, type: 'boolean', text: operand.text.toLowerCase(), span, item }, place)
    case 'null':
      return ask({ kind: 'isNull', field, span, item }, place)
    case 'regex':
      return ask({ kind: 'regex', field, source: operand.source, flags: operand.flags, span, item }, place)
    case 'openRegex':
      return ask({ kind: 'match', field, pattern: operand.parts, cased: true, span, item }, place)
    case 'network':
      return ask({ kind: 'cidr', field, network: operand.network, span, item }, place)
    case 'field':
      return ask({ kind: 'fieldRef', field, other: operand.name, match: operand.match, cased, span, item }, place)
    case 'comparison':
      return ask({ kind: 'compare', field, op: operand.op, value: operand.value, span, item }, place)
    case 'timePart':
      return ask(
        { kind: 'timePart', field, part: operand.part, op: operand.op, value: operand.value, span, item },
        place,
      )
    case 'existence':
      return operand.exists
        ? ask({ kind: 'exists', field, span, item }, place)
        : not(ask({ kind: 'exists', field, span, item }, place))
    case 'expression':
      return ask({ kind: 'expression', field, text: operand.text, span, item }, place)
  }
}

/**
 * Adds the steps that changed a predicate, if there are any. Each predicate states its spans itself: a spread of the
 * place takes longer than everything else about it.
 */
const ask = (predicate: Predicate, { changedBy }: PredicatePlace): Expr =>
  leaf(changedBy === undefined ? predicate : { ...predicate, changedBy })

/** Creates the expression for a value without a field, which applies to the whole event. */
export function keywordExpr(operand: LoweredOperand, cased: boolean, place: PredicatePlace): Expr | Refusal {
  if (operand.type === 'regex' && !cased)
    return leaf({ kind: 'keywordRegex', source: operand.source, flags: operand.flags, ...place })
  if (operand.type === 'expression') {
    if (hasFieldPlaceholder(operand.text)) return refuse('expression-needs-field', [])
    return leaf({ kind: 'expression', field: null, text: operand.text, ...place })
  }
  const text = keywordText(operand)
  if (operand.type === 'regex' || (operand.type === 'openRegex' && cased)) {
    return refuse('modifier-type', ['cased', operandNames.written, operandNames[operand.type]])
  }
  if (text === undefined) return refuse('bad-keyword', [operandNames[operand.type]])
  if (text.length === 0) return refuse('bad-keyword', ['an empty string'])
  if (text.every(isAny)) return refuse('bad-keyword', ['a single wildcard'])
  return leaf({ kind: 'keyword', pattern: pattern([ANY, ...text, ANY]), cased, ...place })
}

/** Returns the text that a keyword searches for, or `undefined` for an operand that is not a text. */
export function keywordText(operand: LoweredOperand): Pattern | undefined {
  switch (operand.type) {
    case 'text':
      return operand.pattern
    case 'openRegex':
      return operand.parts
    case 'number':
    case 'boolean':
      return [operand.text]
    default:
      return undefined
  }
}

/** True if a query expression contains the placeholder `{field}`. `{{field}}` is not one. */
const hasFieldPlaceholder = (text: string): boolean => text.replace(/\{\{|\}\}/g, '').includes('{field}')
