import { type Bool, forEachLeaf } from '../../ir/bool.js'
import { isAddedByPipeline } from '../../ir/step-place.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Source, Span } from '../../text/source.js'
import type { Pipeline, Step } from '../pipeline.js'
import { appliedUses, type ProcessedRule } from '../processed-rule.js'

/** The treatment of fields that no step names. */
export type UnmappedTreatment = 'error' | 'warn' | 'ignore'

/** Returns one diagnostic for each field that no step named, if any pipeline names fields. */
export function checkMapped(
  processed: ProcessedRule,
  pipelines: readonly Pipeline[],
  unmapped: UnmappedTreatment,
): readonly Diagnostic[] {
  if (pipelines.length === 0) return []
  let places: Map<string, Span> | undefined
  forEachField(processed.detection, (field, span, item) => {
    if (field === null || !isUnmapped(field, item, processed)) return
    places ??= new Map()
    if (!places.has(field)) places.set(field, span)
  })
  if (places === undefined) return []
  return diagnoseUnmapped(places, processed, processed.rule.source, { pipelines, unmapped })
}

/** True if a step named at least one field of the rule. */
export function isFieldMapped(processed: ProcessedRule): boolean {
  let isMapped = false
  forEachField(processed.detection, (field) => {
    isMapped ||= field !== null && processed.names.has(field)
  })
  return isMapped
}

/**
 * Returns one diagnostic for each of the given unmapped fields of a rule, at its place in the source; none if no pipeline
 * names fields.
 */
export function diagnoseUnmapped(
  places: ReadonlyMap<string, Span>,
  processed: ProcessedRule | undefined,
  source: Source,
  { pipelines, unmapped }: { readonly pipelines: readonly Pipeline[]; readonly unmapped: UnmappedTreatment },
): readonly Diagnostic[] {
  if (unmapped === 'ignore' || !pipelines.some(({ steps }) => steps.some(mapsFields))) return []
  const code = unmapped === 'error' ? 'unmapped-field' : 'field-kept'
  return [...places].map(([field, span]) =>
    diagnosePipeline(code, source, span, [field], { help: helpFor(field, processed) }),
  )
}

function helpFor(field: string, processed: ProcessedRule | undefined): string | undefined {
  const name = processed && mappedInOtherCase(field, processed)
  return name && `pipelines compare names case-sensitively: did you mean \`${name}\`?`
}

/** Returns the name, in other letter case, that a step would map in this rule. */
function mappedInOtherCase(field: string, processed: ProcessedRule): string | undefined {
  for (const { step, rule } of appliedUses(processed)) {
    const name = step.action.changes === 'field' ? step.action.inOtherCase?.(field) : undefined
    if (name !== undefined && step.appliesTo.field({ name, item: undefined }, rule) === true) return name
  }
  return undefined
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
  field !== null && !names.has(field) && !isAddedByPipeline(item)

const mapsFields = ({ action }: Step): boolean =>
  action.changes === 'field' || (action.changes === 'steps' && action.steps.some(mapsFields))
