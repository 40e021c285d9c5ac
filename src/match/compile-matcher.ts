import { RE2JSException } from 're2js'
import { type Bool, forEachLeaf } from '../ir/bool.js'
import { compileGlob } from '../ir/glob.js'
import { contains, parseAddress, parseNetwork } from '../ir/network.js'
import type { Expr, Expression, Predicate } from '../ir/predicate.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { compileFieldMatch } from './field-match.js'
import { type FieldReader, fieldReader, type Json, someValue, textOf } from './field-values.js'
import { compareNumbers, matchesNumber } from './numbers.js'
import { compileRegex } from './regex.js'
import { timePart } from './time-part.js'

/** The meaning of a rule, ready to run. */
export interface Matcher {
  /** Does the event match? The event is what `JSON.parse` gives. */
  readonly matches: (event: Json) => boolean
}

export interface CompiledMatcher {
  /** Undefined if a diagnostic says what cannot be run. */
  readonly matcher: Matcher | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The reference meaning of an expression: what every query is held against. Runs in time linear in the event; regular expressions run on
 * RE2, which cannot be made to hang and has no look-around and no back-references.
 *
 * @param source where the spans of the expression lie, for diagnostics
 *
 * @example
 * const { detection } = lowerRule(rule)
 * const { matcher } = compileMatcher(detection.expr, detection.source)
 * matcher.matches({ EventID: 4625, Image: 'C:\\Windows\\System32\\CMD.EXE' }) // true
 * matcher.matches({ EventID: 4625 }) // false
 */
export function compileMatcher(expr: Expr, source: Source = { name: 'expression', text: '' }): CompiledMatcher {
  const tests = new Map<Predicate, Test>()
  const diagnostics: Diagnostic[] = []
  forEachLeaf(expr, (predicate) => {
    if (tests.has(predicate)) return
    if (predicate.kind === 'expression') {
      diagnostics.push(diagnose('expression-not-matchable', source, predicate.span, []))
      return
    }
    try {
      tests.set(predicate, compile(predicate))
    } catch (problem) {
      if (!(problem instanceof RE2JSException)) throw problem
      diagnostics.push(diagnose('regex-not-matchable', source, predicate.span, [problem.message]))
    }
  })
  if (diagnostics.length > 0) return { matcher: undefined, diagnostics }
  return { matcher: { matches: (event) => holds(expr, tests, event) }, diagnostics }
}

type Test = (event: Json) => boolean

function holds(expr: Bool<Predicate>, tests: ReadonlyMap<Predicate, Test>, event: Json): boolean {
  switch (expr.kind) {
    case 'const':
      return expr.value
    case 'leaf':
      return tests.get(expr.leaf)?.(event) ?? false
    case 'not':
      return !holds(expr.arg, tests, event)
    case 'and':
      return expr.args.every((arg) => holds(arg, tests, event))
    case 'or':
      return expr.args.some((arg) => holds(arg, tests, event))
  }
}

function compile(predicate: Exclude<Predicate, Expression>): Test {
  switch (predicate.kind) {
    case 'match':
      return onText(predicate.field, compileGlob(predicate.pattern, predicate.cased))
    case 'equals':
      return onValue(predicate.field, matchesNumber(predicate))
    case 'isNull':
      return isNull(fieldReader(predicate.field))
    case 'exists': {
      const read = fieldReader(predicate.field)
      return (event) => read(event).length > 0
    }
    case 'compare':
      return onValue(predicate.field, compareNumbers(predicate.op, predicate.value))
    case 'regex':
      return onText(predicate.field, compileRegex(predicate.source, predicate.flags))
    case 'cidr': {
      const network = parseNetwork(predicate.network)
      return onText(predicate.field, (text) => {
        const address = parseAddress(text)
        return network !== undefined && address !== undefined && contains(network, address)
      })
    }
    case 'fieldRef':
      return compileFieldMatch(predicate)
    case 'keyword':
      return anywhere(compileGlob(predicate.pattern, predicate.cased))
    case 'keywordRegex':
      return anywhere(compileRegex(predicate.source, predicate.flags))
    case 'timePart': {
      const { part, op, value } = predicate
      const compare = op === 'eq' ? (found: number) => found === Number(value) : compareNumbers(op, value)
      return onText(predicate.field, (text) => {
        const found = timePart(text, part)
        return found !== undefined && compare(found)
      })
    }
  }
}

function onValue(field: string, test: (value: Json) => boolean): Test {
  const read = fieldReader(field)
  return (event) => read(event).some(test)
}

const onText = (field: string, test: (text: string) => boolean): Test =>
  onValue(field, (value) => {
    const text = textOf(value)
    return text !== undefined && test(text)
  })

const anywhere =
  (test: (text: string) => boolean): Test =>
  (event) =>
    someValue(event, (value) => {
      const text = textOf(value)
      return text !== undefined && test(text)
    })

/** No value at all: the field is missing, its list is empty, or a value is null. */
const isNull =
  (read: FieldReader): Test =>
  (event) => {
    const values = read(event)
    return values.length === 0 || values.includes(null)
  }
