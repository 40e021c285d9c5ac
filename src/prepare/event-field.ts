import type { ConvertSettings } from '../conversion/convert-settings.js'
import { forEachLeaf, leaf } from '../ir/bool.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import { applyPipelines } from '../pipeline/apply/apply-pipelines.js'
import { checkMapped } from '../pipeline/apply/unmapped-fields.js'
import type { ProcessedRule } from '../pipeline/processed-rule.js'
import type { FieldReference } from '../rule/correlation.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'

/**
 * What a field is called in the events of a rule after its pipelines: they are asked as if the rule asked for this field alone. What goes wrong
 * is pushed to `found`, at the field.
 */
export function eventField(
  { name, span }: FieldReference,
  source: Source,
  start: ProcessedRule,
  { pipelines = [], unmapped = 'warn', resolvePlaceholder }: ConvertSettings,
  found: Diagnostic[],
): string {
  if (pipelines.length === 0) return name
  const asked: LoweredItem = { field: name, values: [], all: false, cased: false, span }
  const rule = { ...start.rule, source, sectionSpan: span }
  const { processed, diagnostics } = applyPipelines(
    { ...start, rule, detection: leaf(asked) },
    pipelines,
    resolvePlaceholder,
  )
  found.push(...diagnostics)
  if (processed === undefined) return name
  found.push(...checkMapped(processed, pipelines, unmapped))
  const names = new Set<string>()
  forEachLeaf(processed.detection, (item) => {
    if (item.span === span && item.field !== null) names.add(item.field)
  })
  const [first = name, ...others] = names
  if (others.length > 0) {
    const help = `a pipeline before the others can decide: it maps \`${name}\` to one of them`
    found.push(diagnose('field-with-alternatives', source, span, [name, first, others], { help }))
  }
  return first
}
