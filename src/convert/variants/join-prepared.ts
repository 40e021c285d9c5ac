import type { Backend } from '../../backend/backend.js'
import type { OptionSpecs } from '../../backend/option.js'
import { and, or, TRUE } from '../../ir/bool.js'
import type { Expr } from '../../ir/predicate.js'
import type { ProcessedRule } from '../../pipeline/processed-rule.js'
import { collectDiagnostics } from '../../text/collect-diagnostics.js'
import { isError } from '../../text/diagnostic.js'
import type { ConvertSettings } from '../convert-settings.js'
import { distinctDiagnostics } from '../first-of.js'
import type { PreparedRule } from '../prepare-rule.js'
import { joinStates } from './join-states.js'

/**
 * Joins a rule that is prepared for several variants: its events are those of all of them. A state that one query cannot
 * have for all of them becomes a condition on the events of its variant, or an error.
 */
export function joinPrepared<Specs extends OptionSpecs>(
  parts: readonly [PreparedRule, ...PreparedRule[]],
  backend: Backend<Specs> | undefined,
  settings: ConvertSettings<Specs>,
): PreparedRule {
  const [first] = parts
  const { rule } = first
  const { report, reportAll, diagnostics } = collectDiagnostics()
  reportAll(distinctDiagnostics(parts.flatMap((part) => part.diagnostics)))
  const processed = parts.flatMap((part) => part.processed ?? [])
  const states = processed.map(({ state }) => state)
  const joined = joinStates(states, rule, { backend, options: settings.options, report })
  const exprs = parts.map(({ query }, index): Expr => and([joined.conditions[index] ?? TRUE, query.expr]))
  return {
    ...first,
    query: { ...first.query, expr: or(exprs) },
    changes: parts.flatMap(({ changes }) => changes),
    joined: parts,
    processed: diagnostics.some(isError) ? undefined : joinProcessed(processed, joined.state),
    diagnostics,
  }
}

/** Joins the rules after their steps. Only the names of fields are looked up in each of them. */
function joinProcessed(all: readonly ProcessedRule[], state: ProcessedRule['state']): ProcessedRule | undefined {
  const [first] = all
  if (first === undefined) return undefined
  const fields = all.flatMap(({ rule }) => rule.metadata.fields ?? [])
  const { rule } = first
  return {
    ...first,
    rule:
      rule.metadata.fields === undefined
        ? rule
        : { ...rule, metadata: { ...rule.metadata, fields: [...new Set(fields)] } },
    detection: or(all.map(({ detection }) => detection)),
    state,
    names: new Map(all.flatMap(({ names }) => [...names])),
  }
}
