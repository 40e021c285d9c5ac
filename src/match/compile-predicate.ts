import { compileFoldedGlob } from '../ir/glob.js'
import type { Json } from '../ir/json.js'
import { contains, parseAddress, parseNetwork } from '../ir/network.js'
import type { Expression, Predicate } from '../ir/predicate.js'
import { isRegexSyntaxError } from '../ir/regex-scanner.js'
import { diagnoseEvents } from '../text/diagnose-events.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { allTextsOf, type EventView, textsOf, valuesOf } from './event-view.js'
import { compileFieldMatch } from './field-match.js'
import { type FieldReader, fieldReader } from './field-values.js'
import { compareNumbers, matchesNumber } from './numbers.js'
import { compileRegex } from './search-regex.js'
import { timePart } from './time-part.js'

/** A test of one event. */
export type Test = (view: EventView) => boolean

/** Returns the same reader for each use of a field, so that a view can cache its values. */
export type Readers = (field: string) => FieldReader

export function openReaders(): Readers {
  const cache = new Map<string, FieldReader>()
  return (field) => {
    const reader = cache.get(field) ?? fieldReader(field)
    cache.set(field, reader)
    return reader
  }
}

/** Compiles a predicate, or returns a diagnostic if it cannot be run. */
export function compilePredicate(predicate: Predicate, readers: Readers, source: Source): Test | Diagnostic {
  if (predicate.kind === 'expression') return diagnoseEvents('expression-not-matchable', source, predicate.span, [])
  try {
    return compile(predicate, readers)
  } catch (problem) {
    if (!isRegexSyntaxError(problem)) throw problem
    return diagnoseEvents('regex-not-matchable', source, predicate.span, [problem.message])
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

/** True if there is no value but null: the field is missing, its list is empty, or it contains only nulls. */
const isNull =
  (read: FieldReader): Test =>
  (view) =>
    valuesOf(view, read).every((value) => value === null)
