import { changedAlsoBy, type LoweredItem } from '../../lower/lowered-item.js'
import type { FieldReference } from '../../rule/correlation.js'
import type { Report } from '../../text/collect-diagnostics.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import { limitsOf } from '../../text/limits.js'
import type { Source } from '../../text/source.js'
import type { Refusal } from '../../text/wording.js'
import type { StepContext } from '../action.js'
import type { Step } from '../pipeline.js'
import { appliedUses, type PipelineRun, type ProcessedRule, withNames, withStep } from '../processed-rule.js'
import { diagnoseRefusal, type ProcessingSettings } from './apply-pipelines.js'
import { combine } from './combine.js'
import { matchesItem } from './matches-item.js'
import { stepNamesFor, stepsBehind } from './rename-field.js'
import { diagnoseUnmapped, forEachField, type UnmappedTreatment } from './unmapped-fields.js'

/** Context of a field of a correlation. */
export interface NamingContext extends ProcessingSettings {
  /** The source of the reference, for the places of diagnostics. */
  readonly source: Source
  readonly unmapped: UnmappedTreatment
  readonly report: Report
}

/** The names of a field after some steps, and all names that these steps gave. */
interface FieldNames {
  readonly names: ReadonlySet<string>
  readonly stepNames: ProcessedRule['names']
}

/** A field that a step refuses. */
export interface RefusedField {
  readonly refusal: Refusal
  readonly step: Step
}

/** The names of a field in the events of a processed rule. */
export interface NamedField {
  /** At least one. */
  readonly names: readonly string[]
  /** Names that no step gave. */
  readonly unmapped: readonly string[]
  /** True if the rule has items about the field. */
  readonly isInItems: boolean
}

/**
 * Returns the names of a field in the events of a processed rule: those of the rule's own items about the field.
 * Without such items, they are the names that the applied steps give to an item without values.
 */
export function namesOfField(
  { name, span }: FieldReference,
  run: PipelineRun,
  settings: ProcessingSettings,
): NamedField | RefusedField {
  const inItems = namesInItems(name, run)
  const named = inItems ?? namesBySteps({ ...BARE, field: name, span }, run, settings)
  if ('refusal' in named) return named
  const names = [...named.names]
  return {
    names: names.length === 0 ? [name] : names,
    unmapped: names.filter((fieldName) => !named.stepNames.has(fieldName)),
    isInItems: inItems !== undefined,
  }
}

/**
 * Returns the name of a correlation's field in the events of a processed rule. If there are several names, the first
 * one is used.
 */
export function nameField(field: FieldReference, run: PipelineRun, context: NamingContext): string {
  const { name, span } = field
  const { pipelines, processed } = run
  const { source, unmapped: treatment, report } = context
  const named = namesOfField(field, run, context)
  if ('refusal' in named) {
    report(diagnoseRefusal(source, span, named.refusal, named.step.place))
    return name
  }
  const unmapped = named.unmapped.map((fieldName) => [fieldName, span] as const)
  diagnoseUnmapped(new Map(unmapped), processed, source, { pipelines, unmapped: treatment }).forEach(report)
  const [first = name, ...others] = named.names
  if (others.length > 0)
    report(diagnosePipeline('field-with-alternatives', source, span, [name, first, others], mapFirst(name)))
  return first
}

/** The help for a field with several names. */
export const mapFirst = (name: string): { readonly help: string } => ({
  help: `map \`${name}\` to one of them in a pipeline that runs before the others`,
})

/**
 * Returns the final names of the rule's own items about a field; undefined without such items. An item keeps its place
 * through all steps.
 */
function namesInItems(name: string, { start, processed }: PipelineRun): FieldNames | undefined {
  const places = new Set<number>()
  forEachField(start.detection, (field, span, { changedBy = [] }) => {
    // All items of filters have one place in the rule, so they identify no single field.
    if (field === name && changedBy.length === 0) places.add(span.start)
  })
  const names = new Set<string>()
  forEachField(processed.detection, (field, span) => {
    if (field !== null && places.has(span.start)) names.add(field)
  })
  return names.size === 0 ? undefined : { names, stepNames: processed.names }
}

const BARE: Omit<LoweredItem, 'field' | 'span'> = { values: [], all: false, cased: false }

/**
 * Returns the names that the rule's applied steps give to an item that it does not contain. A step that drops the item
 * keeps the name.
 */
function namesBySteps(
  item: LoweredItem,
  { processed, pipelines }: PipelineRun,
  { resolve, limits = limitsOf() }: ProcessingSettings,
): FieldNames | RefusedField {
  const { vars } = combine(pipelines)
  const stepNames = new Map<string, ReadonlySet<string>>()
  let items: readonly LoweredItem[] = [item]
  for (const { step, rule: before } of [...appliedUses(processed)].reverse()) {
    const rule = { ...withStep(before, step.place.id), names: withNames(before.names, stepNames) }
    const renamed: LoweredItem[] = []
    const context: StepContext = { place: step.place, rule, vars, resolve, limits, warn: ignoreWarnings }
    for (const current of items) {
      const names = namesByStep(current, step, context)
      if ('refused' in names) return { refusal: names, step }
      const replaced = current.field === null ? undefined : rule.names.get(current.field)
      for (const name of names)
        stepNames.set(name, stepsBehind(step.place, stepNames.get(name) ?? rule.names.get(name), replaced))
      const changedBy = changedAlsoBy(current, step.place)
      renamed.push(...(names.length === 0 ? [current] : names.map((field) => ({ ...current, field, changedBy }))))
    }
    items = renamed
  }
  return {
    names: new Set(items.flatMap(({ field }) => field ?? [])),
    stepNames: withNames(processed.names, stepNames),
  }
}

/**
 * Returns the names that one step gives to an item; empty if it gives none. Other effects of a step do not concern
 * names, except a refusal.
 */
function namesByStep(item: LoweredItem, step: Step, context: StepContext): readonly string[] | Refusal {
  const { action } = step
  const { rule } = context
  if (action.changes !== 'field' && action.changes !== 'item') return []
  const applies = matchesItem(item, step, rule)
  if (typeof applies !== 'boolean') return applies
  if (!applies) return []
  if (action.changes === 'field') return stepNamesFor(item.field, rule, step, action) ?? []
  const change = action.apply(item, context)
  return typeof change === 'object' && 'refused' in change ? change : []
}

/** The warnings of steps are reported where the rule's own items are processed. */
const ignoreWarnings = (): void => {}
