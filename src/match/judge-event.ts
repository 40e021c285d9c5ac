import { forEachLeaf } from '../ir/bool.js'
import type { Json } from '../ir/json.js'
import { type Expr, isFieldPredicate, type Predicate } from '../ir/predicate.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { compilePredicate, openReaders, type Test } from './compile-predicate.js'
import { type EventView, valuesOf, viewEvent } from './event-view.js'
import type { FieldReader } from './field-values.js'

/** The answer whether an event satisfies an expression, with the same for each of its parts. */
export type Verdict =
  | { readonly kind: 'and' | 'or'; readonly holds: boolean; readonly args: readonly Verdict[] }
  | { readonly kind: 'not'; readonly holds: boolean; readonly arg: Verdict }
  | { readonly kind: 'const'; readonly holds: boolean }
  | PredicateVerdict

export interface PredicateVerdict {
  readonly kind: 'leaf'
  readonly holds: boolean
  readonly predicate: Predicate
  /** The values of the field in the event, none for a missing one; undefined for a condition on the whole event. */
  readonly values: readonly Json[] | undefined
}

/** Judges an event, as returned by `JSON.parse`. */
export type Judge = (event: Json) => Verdict

export interface CompiledJudge {
  /** Undefined if part of the expression cannot be run, which has a diagnostic. */
  readonly judge: Judge | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles an expression to a function that decides each of its parts on an event. `compileMatcher` answers faster
 * whether the whole expression holds; both always agree.
 *
 * @param source the source that the spans of the expression point into, for diagnostics
 */
export function compileJudge(expr: Expr, source: Source): CompiledJudge {
  const readers = openReaders()
  const tests = new Map<Predicate, LeafTest>()
  const diagnostics: Diagnostic[] = []
  forEachLeaf(expr, (predicate) => {
    if (tests.has(predicate)) return
    const test = compilePredicate(predicate, readers, source)
    if (typeof test !== 'function') return void diagnostics.push(test)
    tests.set(predicate, { test, read: isFieldPredicate(predicate) ? readers(predicate.field) : undefined })
  })
  if (diagnostics.length > 0) return { judge: undefined, diagnostics }
  return { judge: (event) => verdictOf(expr, tests, viewEvent(event)), diagnostics }
}

interface LeafTest {
  readonly test: Test
  readonly read: FieldReader | undefined
}

function verdictOf(expr: Expr, tests: ReadonlyMap<Predicate, LeafTest>, view: EventView): Verdict {
  switch (expr.kind) {
    case 'const':
      return { kind: 'const', holds: expr.value }
    case 'leaf': {
      const { leaf: predicate } = expr
      const known = tests.get(predicate)
      const values = known?.read && valuesOf(view, known.read)
      return { kind: 'leaf', holds: known?.test(view) ?? false, predicate, values }
    }
    case 'not': {
      const arg = verdictOf(expr.arg, tests, view)
      return { kind: 'not', holds: !arg.holds, arg }
    }
    case 'and':
    case 'or': {
      const args = expr.args.map((arg) => verdictOf(arg, tests, view))
      const holds = expr.kind === 'and' ? args.every((arg) => arg.holds) : args.some((arg) => arg.holds)
      return { kind: expr.kind, holds, args }
    }
  }
}

/** Calls `visit` for each predicate of a verdict, from left to right. */
export function forEachPredicate(verdict: Verdict, visit: (leaf: PredicateVerdict) => void): void {
  switch (verdict.kind) {
    case 'const':
      return
    case 'leaf':
      visit(verdict)
      return
    case 'not':
      forEachPredicate(verdict.arg, visit)
      return
    case 'and':
    case 'or':
      for (const arg of verdict.args) forEachPredicate(arg, visit)
  }
}
