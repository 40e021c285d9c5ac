import { forEachLeaf } from '../../../src/ir/bool.js'
import { predicateText } from '../../../src/ir/expr-text.js'
import type { Expr, Predicate } from '../../../src/ir/predicate.js'
import type { Source, Span } from '../../../src/text/source.js'
import type { Place, PredicateMark } from './answer.js'
import type { Sources } from './sources.js'

/** A condition of a rule with the source that its spans point into. */
export interface SourcedExpr {
  readonly expr: Expr
  readonly source: Source
}

/** The places in rules that have conditions. Pipelines may rename a predicate or split it; its place stays. */
export interface NumberedPlaces {
  readonly marks: readonly PredicateMark[]
  /** Returns the number of the place of a predicate; undefined if the user has not written it. */
  readonly numberOf: (predicate: Predicate) => number | undefined
  /** Returns the number of a place; undefined if no predicate is there. */
  readonly numberAt: (source: Source, span: Span) => number | undefined
}

/** Numbers the places of predicates from 1, in the order of the text. */
export function numberPlaces(exprs: readonly SourcedExpr[], sources: Sources): NumberedPlaces {
  const marks = new Map<string, PredicateMark>()
  const keys = new Map<Predicate, string>()
  for (const { expr, source } of exprs) {
    forEachLeaf(expr, (predicate) => {
      if (keys.has(predicate)) return
      const place = placeOf(predicate, source, sources)
      if (place === null) return
      const key = keyOf(place)
      keys.set(predicate, key)
      if (!marks.has(key)) marks.set(key, { text: predicateText(predicate), place })
    })
  }
  const sorted = [...marks].toSorted(([, a], [, b]) => byPlace(a.place, b.place))
  const numbers = new Map(sorted.map(([key], index) => [key, index + 1]))
  return {
    marks: sorted.map(([, mark]) => mark),
    numberOf: (predicate) => numbers.get(keys.get(predicate) ?? ''),
    numberAt: (source, span) => {
      const place = sources.placeOf(source, span)
      return place === null ? undefined : numbers.get(keyOf(place))
    },
  }
}

const keyOf = ({ text, from, to }: Place): string => `${text} ${from} ${to}`

/** A predicate of a filter has no place in the rule; its place is the filter. */
function placeOf({ span, changedBy = [] }: Predicate, source: Source, sources: Sources): Place | null {
  const filter = changedBy.find(({ kind }) => kind === 'filter')
  return filter === undefined ? sources.placeOf(source, span) : sources.placeOf(filter.source, filter.span)
}

const byPlace = (a: Place, b: Place): number => b.text.localeCompare(a.text) || a.from - b.from || a.to - b.to
