import { leaf, not } from '../ir/bool.js'
import { ANY, isAny, type Pattern, parsePattern, pattern } from '../ir/pattern.js'
import type { Expr, Predicate } from '../ir/predicate.js'
import type { Span } from '../text/source.js'
import { type Refusal, refuse } from './modifiers/modifier.js'
import { type Operand, operandNames } from './operand.js'

/** Where a value and the key of its item stand. */
interface Place {
  readonly span: Span
  readonly item: Span
}

/** What a value, after its modifiers, asks of a field. */
export function fieldExpr(field: string, operand: Operand, cased: boolean, place: Place): Expr | Refusal {
  if (cased && !['written', 'text', 'bytes', 'field'].includes(operand.type)) {
    return refuse('modifier-type', ['cased', operandNames.written, operandNames[operand.type]])
  }
  const ask = (predicate: Predicate): Expr => leaf(predicate)
  switch (operand.type) {
    case 'written':
    case 'text':
    case 'bytes':
      return ask({ kind: 'match', field, pattern: patternOf(operand), cased, ...place })
    case 'number':
      // `1.50` is a number like `1.5`, but events that write it so are the ones that are meant.
      if (!isCanonical(operand.text)) return ask({ kind: 'match', field, pattern: [operand.text], cased, ...place })
      return ask({ kind: 'equals', field, type: 'number', text: operand.text, ...place })
    case 'boolean':
      return ask({ kind: 'equals', field, type: 'boolean', text: operand.text.toLowerCase(), ...place })
    case 'null':
      return ask({ kind: 'isNull', field, ...place })
    case 'regex':
      return ask({ kind: 'regex', field, source: operand.source, flags: operand.flags, ...place })
    case 'network':
      return ask({ kind: 'cidr', field, network: operand.network, ...place })
    case 'field':
      return ask({ kind: 'fieldRef', field, other: operand.name, match: operand.match, cased, ...place })
    case 'comparison':
      return ask({ kind: 'compare', field, op: operand.op, value: operand.value, ...place })
    case 'timePart':
      return ask({ kind: 'timePart', field, part: operand.part, op: operand.op, value: operand.value, ...place })
    case 'existence':
      return operand.exists ? ask({ kind: 'exists', field, ...place }) : not(ask({ kind: 'exists', field, ...place }))
  }
}

/** What a value without a field asks of the whole event. */
export function keywordExpr(operand: Operand, cased: boolean, place: Place): Expr | Refusal {
  if (operand.type === 'regex' && !cased)
    return leaf({ kind: 'keywordRegex', source: operand.source, flags: operand.flags, ...place })
  const text = patternOf(operand)
  if (operand.type === 'regex') return refuse('modifier-type', ['cased', operandNames.written, operandNames.regex])
  if (text === undefined) return refuse('bad-keyword', [operandNames[operand.type]])
  if (text.length === 0) return refuse('bad-keyword', ['an empty text'])
  if (text.every(isAny)) return refuse('bad-keyword', ['a wildcard alone'])
  return leaf({ kind: 'keyword', pattern: pattern([ANY, ...text, ANY]), cased, ...place })
}

function patternOf(operand: Extract<Operand, { type: 'written' | 'text' | 'bytes' }>): Pattern
function patternOf(operand: Operand): Pattern | undefined
function patternOf(operand: Operand): Pattern | undefined {
  switch (operand.type) {
    case 'text':
      return operand.pattern
    case 'written':
      return parsePattern(operand.text)
    case 'bytes':
    case 'number':
    case 'boolean':
      return operand.text === '' ? [] : [operand.text]
    default:
      return undefined
  }
}

/** Whole numbers keep all their digits; a fraction is written as JSON writes it. */
const isCanonical = (text: string): boolean => (/^-?\d+$/.test(text) ? text !== '-0' : String(Number(text)) === text)
