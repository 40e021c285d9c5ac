import { type Bool, forEachLeaf } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import type { Span } from '../../text/source.js'
import type { Pipeline, Step } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'

/** One diagnostic for each field that no step has given a name, if there are pipelines that give names at all. */
export function checkMapped(
  processed: ProcessedRule,
  pipelines: readonly Pipeline[],
  unmapped: 'error' | 'warn' | 'ignore',
): Diagnostic[] {
  if (unmapped === 'ignore' || !pipelines.some(({ steps }) => steps.some(mapsFields))) return []
  const code = unmapped === 'error' ? 'unmapped-field' : 'field-kept'
  const first = new Map<string, Span>()
  forEachField(processed.detection, (field, span, item) => {
    if (field !== null && isUnmapped(field, item, processed) && !first.has(field)) first.set(field, span)
  })
  return [...first].map(([field, span]) => diagnose(code, processed.rule.source, span, [field]))
}

/** Calls `visit` for the field of each item, null for keywords, and for the fields that values refer to, each with its place in the rule. */
export function forEachField(
  detection: Bool<LoweredItem>,
  visit: (field: string | null, span: Span, item: LoweredItem) => void,
): void {
  forEachLeaf(detection, (item) => {
    visit(item.field, item.span, item)
    for (const { operands, span } of item.values) {
      for (const operand of operands) if (operand.type === 'field') visit(operand.name, span, item)
    }
  })
}

/** True if no step has given the field, which an item asks or refers to, its name. */
export const isUnmapped = (field: string | null, item: LoweredItem, { names }: ProcessedRule): boolean =>
  field !== null && !names.has(field) && !isAdded(item)

const mapsFields = ({ action }: Step): boolean =>
  action.changes === 'field' || (action.changes === 'steps' && action.steps.some(mapsFields))

/** True for an item that a pipeline has brought along: its author knows the data. */
const isAdded = ({ changedBy = [] }: LoweredItem): boolean => changedBy.some(({ kind }) => kind === 'add_condition')
