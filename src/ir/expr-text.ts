import type { Bool } from './bool.js'
import { patternText } from './pattern.js'
import type { Predicate } from './predicate.js'

/** Writes an expression for people in Sigma's notation: `data.ip|cidr: 10.0.0.0/8 and not (type: "s" or type: "f")`. */
export function exprText(expr: Bool<Predicate>, inside = false): string {
  switch (expr.kind) {
    case 'const':
      return String(expr.value)
    case 'leaf':
      return predicateText(expr.leaf)
    case 'not':
      return `not ${exprText(expr.arg, true)}`
    case 'and':
    case 'or': {
      const text = expr.args.map((arg) => exprText(arg, true)).join(` ${expr.kind} `)
      return inside ? `(${text})` : text
    }
  }
}

/** Writes one predicate as an item of a rule. */
export function predicateText(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'match':
      return `${predicate.field}${predicate.cased ? '|cased' : ''}: ${quoted(patternText(predicate.pattern))}`
    case 'equals':
      return `${predicate.field}: ${predicate.text}`
    case 'isNull':
      return `${predicate.field}: null`
    case 'exists':
      return `${predicate.field}|exists: true`
    case 'compare':
      return `${predicate.field}|${predicate.op}: ${predicate.value}`
    case 'regex':
      return `${predicate.field}|re${flags(predicate.flags)}: ${quoted(predicate.source)}`
    case 'cidr':
      return `${predicate.field}|cidr: ${predicate.network}`
    case 'fieldRef': {
      const match = predicate.match === 'equals' ? '' : `|${predicate.match}`
      return `${predicate.field}|fieldref${match}${predicate.cased ? '|cased' : ''}: ${predicate.other}`
    }
    case 'keyword':
      return `keyword${predicate.cased ? '|cased' : ''}: ${quoted(patternText(predicate.pattern))}`
    case 'keywordRegex':
      return `keyword|re${flags(predicate.flags)}: ${quoted(predicate.source)}`
    case 'timePart':
      return `${predicate.field}|${predicate.part}${predicate.op === 'eq' ? '' : `|${predicate.op}`}: ${predicate.value}`
    case 'expression':
      return `${predicate.field ?? 'keyword'}|expression: ${quoted(predicate.text)}`
  }
}

const quoted = (text: string): string => JSON.stringify(text).replaceAll('\\\\', '\\')
const flags = (flags: string): string => [...flags].map((flag) => `|${flag}`).join('')
