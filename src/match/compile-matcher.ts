import { RE2JSException } from 're2js'
import { type Bool, forEachLeaf } from '../ir/bool.js'
import { compileFoldedGlob } from '../ir/glob.js'
import { contains, parseAddress, parseNetwork } from '../ir/network.js'
import type { Expr, Expression, Predicate } from '../ir/predicate.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { allTextsOf, type EventView, textsOf, valuesOf, viewEvent } from './event-view.js'
import { compileFieldMatch } from './field-match.js'
import { type FieldReader, fieldReader, type Json } from './field-values.js'
import { compareNumbers, matchesNumber } from './numbers.js'
import { compileRegex } from './search-regex.js'
import { timePart } from './time-part.js'

/** A compiled rule. */
export interface Matcher {
  /**
   * Tests an event, as returned by `JSON.parse`. Each part of an object that contains itself counts once. An error
   * thrown by a getter is passed to the caller.
   */
  readonly matches: (event: Json) => boolean
}

export interface CompiledMatcher {
  /** Undefined if part of the expression cannot be run, which has a diagnostic. */
  readonly matcher: Matcher | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles the reference semantics of an expression, which every query is tested against. Runs in time linear in the
 * event. Regular expressions run on RE2, which is linear as well, but supports no look-around and no back-references.
 *
 * @param source the source that the spans of the expression point into, for diagnostics
 *
 * @example
 * const { detection } = lowerRule(rule)
 * const { matcher } = compileMatcher(detection.expr, detection.source)
 * matcher.matches({ EventID: 4625, Image: 'C:\\Windows\\System32\\CMD.EXE' }) // true
 * matcher.matches({ EventID: 4625 }) // false
 */
export function compileMatcher(expr: Expr, source: Source = { name: 'expression', text: '' }): CompiledMatcher {
  const tests = new Map<Predicate, Test>()
  const readers = openReaders()
  const diagnostics: Diagnostic[] = []
  forEachLeaf(expr, (predicate) => {
    if (tests.has(predicate)) return
    if (predicate.kind === 'expression') {
      diagnostics.push(diagnose('expression-not-matchable', source, predicate.span, []))
      return
    }
    try {
      tests.set(predicate, compile(predicate, readers))
    } catch (problem) {
      if (!(problem instanceof RE2JSException)) throw problem
      diagnostics.push(diagnose('regex-not-matchable', source, predicate.span, [problem.message]))
    }
  })
  if (diagnostics.length > 0) return { matcher: undefined, diagnostics }
  return { matcher: { matches: (event) => holds(expr, tests, viewEvent(event)) }, diagnostics }
}

type Test = (view: EventView) => boolean

/** Returns the same reader for each use of a field, so that a view can cache its values. */
type Readers = (field: string) => FieldReader

function openReaders(): Readers {
  const cache = new Map<string, FieldReader>()
  return (field) => {
    const reader = cache.get(field) ?? fieldReader(field)
    cache.set(field, reader)
    return reader
  }
}

function holds(expr: Bool<Predicate>, tests: ReadonlyMap<Predicate, Test>, view: EventView): boolean {
  switch (expr.kind) {
    case 'const':
      return expr.value
    case 'leaf':
      return tests.get(expr.leaf)?.(view) ?? false
    case 'not':
      return !holds(expr.arg, tests, view)
    case 'and':
      return expr.args.every((arg) => holds(arg, tests, view))
    case 'or':
      return expr.args.some((arg) => holds(arg, tests, view))
  }
}

function compile(predicate: Exclude<Predicate, Expression>, readers: Readers): Test {
  switch (predicate.kind) {
    case 'match':
      return onTexts(readers(predicate.field), predicate.cased, compileFoldedGlob(predicate.pattern, predicate.cased))
    case 'equals':
      return onValue(readers(predicate.field), matchesNumber(predicate))
    case 'isNull':
      return isNull(readers(predicate.field))
    case 'exists': {
      const read = readers(predicate.field)
      return (view) => valuesOf(view, read).length > 0
    }
    case 'compare':
      return onValue(readers(predicate.field), compareNumbers(predicate.op, predicate.value))
    case 'regex':
      return onTexts(readers(predicate.field), true, compileRegex(predicate.source, predicate.flags))
    case 'cidr': {
      const network = parseNetwork(predicate.network)
      return onTexts(readers(predicate.field), true, (text) => {
        const address = parseAddress(text)
        return network !== undefined && address !== undefined && contains(network, address)
      })
    }
    case 'fieldRef':
      return compileFieldMatch(predicate, readers)
    case 'keyword':
      return anywhere(predicate.cased, compileFoldedGlob(predicate.pattern, predicate.cased))
    case 'keywordRegex':
      return anywhere(true, compileRegex(predicate.source, predicate.flags))
    case 'timePart': {
      const { part, op, value } = predicate
      const compare = op === 'eq' ? (actual: number) => actual === Number(value) : compareNumbers(op, value)
      return onTexts(readers(predicate.field), true, (text) => {
        const actual = timePart(text, part)
        return actual !== undefined && compare(actual)
      })
    }
  }
}

const onValue =
  (read: FieldReader, test: (value: Json) => boolean): Test =>
  (view) =>
    valuesOf(view, read).some(test)

/** Creates a test of texts. Unless `cased`, `test` receives them after `foldCase`. */
const onTexts =
  (read: FieldReader, cased: boolean, test: (text: string) => boolean): Test =>
  (view) =>
    textsOf(view, read, cased).some((text) => test(text))

const anywhere =
  (cased: boolean, test: (text: string) => boolean): Test =>
  (view) =>
    allTextsOf(view, cased).some((text) => test(text))

/** True if there is no value: the field is missing, its list is empty, or a value is null. */
const isNull =
  (read: FieldReader): Test =>
  (view) => {
    const values = valuesOf(view, read)
    return values.length === 0 || values.includes(null)
  }
