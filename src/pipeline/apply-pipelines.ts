import type { StepPlace } from '../ir/step-place.js'
import type { Refusal } from '../lower/modifiers/modifier.js'
import type { DataObject } from '../rule/yaml/data.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Span } from '../text/source.js'
import type { PlaceholderResolver } from './action.js'
import { applyStep } from './apply-step.js'
import type { Pipeline } from './pipeline.js'
import type { ProcessedRule } from './processed-rule.js'

/** What pipelines made of a rule. */
export interface Processing {
  /** Undefined if a diagnostic is an error. */
  readonly processed: ProcessedRule | undefined
  readonly changes: readonly StepChange[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A step that has changed the rule. */
export interface StepChange {
  readonly step: StepPlace
  readonly before: ProcessedRule
  readonly after: ProcessedRule
}

/** In the order in which they are applied: from the lowest priority to the highest, and by the names of their sources. */
export const inOrder = (pipelines: readonly Pipeline[]): readonly Pipeline[] =>
  pipelines.toSorted((a, b) => a.priority - b.priority || (a.source.name < b.source.name ? -1 : 1))

/** The variables of all pipelines; of two with the same name, that of the later one. */
export const varsOf = (ordered: readonly Pipeline[]): DataObject =>
  Object.assign(Object.create(null), ...ordered.map(({ vars }) => vars))

/** The rule after all steps of all pipelines, which share their variables and their state. */
export function applyPipelines(
  start: ProcessedRule,
  pipelines: readonly Pipeline[],
  resolve?: PlaceholderResolver,
): Processing {
  const ordered = inOrder(pipelines)
  const vars = varsOf(ordered)
  const changes: StepChange[] = []
  let current = start
  for (const step of ordered.flatMap(({ steps }) => steps)) {
    const result = applyStep(step, current, { vars, resolve })
    if ('refusal' in result) {
      const span = result.item?.span ?? start.rule.sectionSpan
      return { processed: undefined, changes, diagnostics: [refused(start, result.refusal, span, step.place)] }
    }
    if (isChanged(current, result)) changes.push({ step: step.place, before: current, after: result })
    current = result
  }
  return { processed: current, changes, diagnostics: [] }
}

/** True if more has changed than the note that the step was applied. */
const isChanged = (before: ProcessedRule, after: ProcessedRule): boolean =>
  before.detection !== after.detection || before.rule !== after.rule || before.state !== after.state

const refused = ({ rule }: ProcessedRule, { refused, args }: Refusal, span: Span, step: StepPlace): Diagnostic =>
  diagnose(refused, rule.source, span, args as never, { related: [relatedStep(step)] })

/** For a diagnostic: the step that had a hand in it. */
export const relatedStep = ({ id, pipeline, source, span }: StepPlace) => ({
  message: `the step \`${id}\` of the pipeline \`${pipeline}\``,
  source,
  span,
})
