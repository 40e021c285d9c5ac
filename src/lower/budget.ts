import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { LimitName, Limits } from '../text/limits.js'
import type { Source, Span } from '../text/source.js'

/** Counts what a rule expands to while it is lowered, so that nothing is made that exceeds a limit. */
export interface Budget {
  readonly limits: Limits
  /** Values in the tree of the rule. */
  values: number
  /** Values that modifiers have made of others. */
  expanded: number
  /** Selections that references have been compared with, or stand for. */
  references: number
  /** The limit that was exceeded first, and where; nothing more is made then. */
  exceeded: { readonly name: LimitName; readonly span: Span } | undefined
}

export const openBudget = (limits: Limits): Budget => ({
  limits,
  values: 0,
  expanded: 0,
  references: 0,
  exceeded: undefined,
})

const counted = { values: 'values', 'expanded-values': 'expanded', references: 'references' } as const

/** Takes an amount from the budget before it is used; false if that is more than what is left. */
export function spend(budget: Budget, name: keyof typeof counted, amount: number, span: Span): boolean {
  budget[counted[name]] += amount
  if (budget[counted[name]] > budget.limits[name]) budget.exceeded ??= { name, span }
  return budget.exceeded === undefined
}

/** The diagnostic of a limit that is exceeded. */
export function exceededLimit(
  source: Source,
  { name, span }: NonNullable<Budget['exceeded']>,
  limits: Limits,
): Diagnostic {
  return name === 'references'
    ? diagnose('too-many-references', source, span, [limits[name]])
    : diagnose('too-many-values', source, span, [limits[name], name])
}
