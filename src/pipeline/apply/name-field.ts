import type { LoweredItem } from '../../lower/lowered-item.js'
import type { Refusal } from '../../lower/modifiers/modifier.js'
import type { FieldReference } from '../../rule/correlation.js'
import type { Report } from '../../text/collect-diagnostics.js'
import { diagnose } from '../../text/diagnostic.js'
import { type Limits, limitsOf } from '../../text/limits.js'
import type { Source } from '../../text/source.js'
import type { PlaceholderResolver, StepContext } from '../action.js'
import type { Pipeline, Step } from '../pipeline.js'
import { appliedUses, type ProcessedRule, withStep } from '../processed-rule.js'
import { diagnoseRefusal } from './apply-pipelines.js'
import { combine } from './combine.js'
import { matchesItem } from './matches-item.js'
import { namesGiven, stepsBehind } from './rename-field.js'
import { diagnoseUnmapped, forEachField, type UnmappedTreatment } from './unmapped-fields.js'

export interface NamingSettings {
  readonly pipelines: readonly Pipeline[]
  readonly unmapped: UnmappedTreatment
  readonly resolve?: PlaceholderResolver | undefined
  readonly limits?: Limits
}

/** The names of a field after some steps, and all names that these steps have given. */
interface FieldNames {
  readonly names: ReadonlySet<string>
  readonly given: ProcessedRule['names']
}

/**
 * Names a field that a correlation refers to as the events of a processed rule have it. The name is that of the rule's own items about the field.
 * Without such items, it is the name that the applied steps give an item without values. Of several names, the first holds.
 *
 * @param source The source of the reference: diagnostics are placed there.
 * @param start The rule before its first step.
 */
export function nameField(
  { name, span }: FieldReference,
  source: Source,
  start: ProcessedRule,
  processed: ProcessedRule,
  settings: NamingSettings,
  report: Report,
): string {
  const named =
    namesInItems(name, start, processed) ?? namesBySteps({ ...BARE, field: name, span }, processed, settings)
  if ('refusal' in named) {
    report(diagnoseRefusal(source, span, named.refusal, named.step.place))
    return name
  }
  const unmapped = [...named.names].filter((one) => !named.given.has(one)).map((one) => [one, span] as const)
  for (const one of diagnoseUnmapped(new Map(unmapped), source, settings.pipelines, settings.unmapped)) report(one)
  const [first = name, ...others] = named.names
  if (others.length > 0) {
    const help = `map \`${name}\` to one of them in a pipeline that runs before the others`
    report(diagnose('field-with-alternatives', source, span, [name, first, others], { help }))
  }
  return first
}

/** The names that the rule's own items about a field have in the end; undefined without such items. An item keeps its place through all steps. */
function namesInItems(name: string, start: ProcessedRule, processed: ProcessedRule): FieldNames | undefined {
  const places = new Set<number>()
  forEachField(start.detection, (field, span, { changedBy = [] }) => {
    // Items of filters all stand at one place of the rule, so that they tell nothing of a single field.
    if (field === name && changedBy.length === 0) places.add(span.start)
  })
  const names = new Set<string>()
  forEachField(processed.detection, (field, span) => {
    if (field !== null && places.has(span.start)) names.add(field)
  })
  return names.size === 0 ? undefined : { names, given: processed.names }
}

const BARE: Omit<LoweredItem, 'field' | 'span'> = { values: [], all: false, cased: false }

interface RefusedField {
  readonly refusal: Refusal
  readonly step: Step
}

/** The names that the steps applied to a rule give an item that is not among the rule's own. A step that drops the item leaves the name. */
function namesBySteps(
  item: LoweredItem,
  processed: ProcessedRule,
  { pipelines, resolve, limits = limitsOf() }: NamingSettings,
): FieldNames | RefusedField {
  const { vars } = combine(pipelines)
  const given = new Map<string, ReadonlySet<string>>()
  let items: readonly LoweredItem[] = [item]
  for (const { step, rule: before } of [...appliedUses(processed)].reverse()) {
    const rule = { ...withStep(before, step.place.id), names: new Map([...before.names, ...given]) }
    const renamed: LoweredItem[] = []
    for (const one of items) {
      const names = namesByStep(one, rule, step, { place: step.place, rule, vars, resolve, limits })
      if ('refused' in names) return { refusal: names, step }
      for (const name of names) given.set(name, stepsBehind(name, one.field, rule, step, given))
      const changedBy = [...(one.changedBy ?? []), step.place]
      renamed.push(...(names.length === 0 ? [one] : names.map((field) => ({ ...one, field, changedBy }))))
    }
    items = renamed
  }
  return {
    names: new Set(items.flatMap(({ field }) => field ?? [])),
    given: new Map([...processed.names, ...given]),
  }
}

/** The names that one step gives an item; empty if it gives none. Whatever else a step does to items does not concern a name, unless it refuses. */
function namesByStep(
  item: LoweredItem,
  rule: ProcessedRule,
  step: Step,
  context: StepContext,
): readonly string[] | Refusal {
  const { action } = step
  if (action.changes !== 'field' && action.changes !== 'item') return []
  const applies = matchesItem(item, step, rule)
  if (typeof applies !== 'boolean') return applies
  if (!applies) return []
  if (action.changes === 'field') return namesGiven(item.field, rule, step, action) ?? []
  const change = action.apply(item, context)
  return typeof change === 'object' && 'refused' in change ? change : []
}
