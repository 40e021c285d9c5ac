import { leaf, or } from '../ir/bool.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import { applyPipelines } from '../pipeline/apply/apply-pipelines.js'
import { checkMapped, forEachField } from '../pipeline/apply/unmapped-fields.js'
import type { ProcessedRule } from '../pipeline/processed-rule.js'
import type { FieldReference } from '../rule/correlation.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import { limitsOf } from '../text/limits.js'
import type { Source } from '../text/source.js'
import type { ConvertSettings } from './convert-settings.js'
import type { Preparation } from './prepare-rule.js'

/**
 * What a field is called in the events of a rule after its pipelines: as the items of the rule that ask for it, and if there are none, as such an item
 * would be called. What goes wrong is pushed to `found`, at the field.
 */
export function eventField(
  { name, span }: FieldReference,
  source: Source,
  { start, processed }: Preparation,
  { pipelines = [], unmapped = 'warn', resolvePlaceholder, limits }: ConvertSettings,
  found: Diagnostic[],
): string {
  if (pipelines.length === 0 || start === undefined || processed === undefined) return name
  const place = { ...start.rule, source, sectionSpan: span }
  const asked: LoweredItem = { field: name, values: [], all: false, cased: false, span }
  let correlated = namedAsItems(asked, start, processed)
  let after = processed
  if (correlated.length === 0) {
    const settings = { resolve: resolvePlaceholder, limits: limitsOf(limits) }
    const processing = applyPipelines({ ...start, rule: place, correlated: [asked] }, pipelines, settings)
    found.push(...processing.diagnostics)
    if (processing.processed === undefined) return name
    after = processing.processed
    correlated = after.correlated
  }
  found.push(...checkMapped({ ...after, rule: place, detection: or(correlated.map(leaf)) }, pipelines, unmapped))
  const [first = name, ...others] = new Set(correlated.map(({ field }) => field ?? name))
  if (others.length > 0) {
    const help = `map \`${name}\` to one of them in a pipeline that runs before the others`
    found.push(diagnose('field-with-alternatives', source, span, [name, first, others], { help }))
  }
  return first
}

/**
 * The field under the names that the rule's own items about it have been given; empty if there are no such items. Those of filters are none: they all
 * stand at one place of the rule.
 */
function namedAsItems(asked: LoweredItem, start: ProcessedRule, processed: ProcessedRule): readonly LoweredItem[] {
  // An item and a value keep their place, whatever happens to them.
  const places = new Set<number>()
  forEachField(start.detection, (field, span, { changedBy = [] }) => {
    if (field === asked.field && changedBy.length === 0) places.add(span.start)
  })
  const names = new Set<string>()
  forEachField(processed.detection, (field, span) => {
    if (field !== null && places.has(span.start)) names.add(field)
  })
  return [...names].map((field) => ({ ...asked, field }))
}
