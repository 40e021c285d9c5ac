import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { LimitName, Limits } from '../text/limits.js'
import type { Source, Span } from '../text/source.js'

/** Counts the expansion of a rule while it is lowered, so that nothing is created beyond a limit. */
export interface Budget {
  readonly limits: Limits
  /** Values in the expression of the rule. */
  values: number
  /** Values created by modifiers. */
  expanded: number
  /** Selections compared with references or selected by them. */
  references: number
  /** The first exceeded limit and its place. Nothing is created after that. */
  exceeded: { readonly name: LimitName; readonly span: Span } | undefined
}

export const openBudget = (limits: Limits): Budget => ({
  limits,
  values: 0,
  expanded: 0,
  references: 0,
  exceeded: undefined,
})

const counters = { values: 'values', 'expanded-values': 'expanded', references: 'references' } as const

/** Reserves an amount before it is used. Returns false if it exceeds the limit. */
export function spend(budget: Budget, name: keyof typeof counters, amount: number, span: Span): boolean {
  budget[counters[name]] += amount
  if (budget[counters[name]] > budget.limits[name]) budget.exceeded ??= { name, span }
  return budget.exceeded === undefined
}

/** Creates the diagnostic for an exceeded limit. */
export function exceededLimit(
  source: Source,
  { name, span }: NonNullable<Budget['exceeded']>,
  limits: Limits,
): Diagnostic {
  return name === 'references'
    ? diagnose('too-many-references', source, span, [limits[name]])
    : diagnose('too-many-values', source, span, [limits[name], name])
}
