import { type Bool, forEachLeaf } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import type { Source, Span } from '../../text/source.js'
import type { Pipeline, Step } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'

/** The treatment of fields that no step names. */
export type UnmappedTreatment = 'error' | 'warn' | 'ignore'

/** Returns one diagnostic for each field that no step named, if any pipeline names fields. */
export function checkMapped(
  processed: ProcessedRule,
  pipelines: readonly Pipeline[],
  unmapped: UnmappedTreatment,
): readonly Diagnostic[] {
  if (pipelines.length === 0) return []
  const places = new Map<string, Span>()
  forEachField(processed.detection, (field, span, item) => {
    if (field !== null && isUnmapped(field, item, processed) && !places.has(field)) places.set(field, span)
  })
  return diagnoseUnmapped(places, processed.rule.source, pipelines, unmapped)
}

/**
 * Returns one diagnostic for each of the given unmapped fields, at its place in the source; none if no pipeline names
 * fields.
 */
export function diagnoseUnmapped(
  places: ReadonlyMap<string, Span>,
  source: Source,
  pipelines: readonly Pipeline[],
  unmapped: UnmappedTreatment,
): readonly Diagnostic[] {
  if (unmapped === 'ignore' || !pipelines.some(({ steps }) => steps.some(mapsFields))) return []
  const code = unmapped === 'error' ? 'unmapped-field' : 'field-kept'
  return [...places].map(([field, span]) => diagnose(code, source, span, [field]))
}

/**
 * Calls `visit` with the field of each item, null for keywords, and with the fields that values refer to, each with its
 * place in the rule.
 */
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

/** True if no step named the field of an item or of a reference. */
export const isUnmapped = (field: string | null, item: LoweredItem, { names }: ProcessedRule): boolean =>
  field !== null && !names.has(field) && !isAdded(item)

const mapsFields = ({ action }: Step): boolean =>
  action.changes === 'field' || (action.changes === 'steps' && action.steps.some(mapsFields))

/** True for an item that a pipeline added: its author knows the data. */
const isAdded = ({ changedBy = [] }: LoweredItem): boolean => changedBy.some(({ kind }) => kind === 'add_condition')
