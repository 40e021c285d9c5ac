import { relatedStep, type StepPlace } from '../../ir/step-place.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import { type Diagnostic, diagnoseAs } from '../../text/diagnostic.js'
import { type Limits, limitsOf } from '../../text/limits.js'
import type { Source, Span } from '../../text/source.js'
import type { Refusal } from '../../text/wording.js'
import type { PlaceholderResolver, StepContext } from '../action.js'
import type { Pipeline } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'
import { applyStep } from './apply-step.js'
import { combine } from './combine.js'

/** The result of applying pipelines to a rule. */
export interface Processing {
  /** Undefined if a diagnostic is an error. */
  readonly processed: ProcessedRule | undefined
  readonly changes: readonly StepChange[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A step that changed the rule. */
export interface StepChange {
  readonly step: StepPlace
  readonly before: ProcessedRule
  readonly after: ProcessedRule
}

/** Settings of the steps of pipelines; each has a default. */
export interface ProcessingSettings {
  readonly resolve?: PlaceholderResolver | undefined
  readonly limits?: Limits
}

/** Applies all steps of all pipelines, which share their variables and state. */
export function applyPipelines(
  start: ProcessedRule,
  pipelines: readonly Pipeline[],
  { resolve, limits = limitsOf() }: ProcessingSettings = {},
): Processing {
  const { steps, ruledOut, vars } = combine(pipelines)
  if (steps.length === 0) return { processed: start, changes: [], diagnostics: [] }
  const changes: StepChange[] = []
  let current = start
  const { source, sectionSpan } = start.rule
  const warnings = new Map<string, Diagnostic>()
  const warn: StepContext['warn'] = (item, message, place) => {
    const { span = sectionSpan } = item
    const warning = diagnosePipeline('pipeline-warning', source, span, [message], { related: [relatedStep(place)] })
    warnings.set(`${span.start} ${message}`, warning)
  }
  const settings = { vars, resolve, limits, warn }
  let excluded = ruledOut(current)
  for (let index = 0; index < steps.length; index++) {
    const step = excluded[index] === true ? undefined : steps[index]
    if (step === undefined) continue
    const result = applyStep(step, current, settings)
    if ('refusal' in result) {
      const span = result.item?.span ?? sectionSpan
      const refused = diagnoseRefusal(source, span, result.refusal, step.place)
      return { processed: undefined, changes, diagnostics: [refused] }
    }
    if (isChanged(current, result)) changes.push({ step: step.place, before: current, after: result })
    if (result.rule.logsource !== current.rule.logsource) excluded = ruledOut(result)
    current = result
  }
  return { processed: current, changes, diagnostics: [...warnings.values()] }
}

/** True if the step changed more than the list of applied steps. */
const isChanged = (before: ProcessedRule, after: ProcessedRule): boolean =>
  before.detection !== after.detection || before.rule !== after.rule || before.state !== after.state

/** Returns the diagnostic for a step that refuses a rule, at a place of the rule, with the step as related place. */
export const diagnoseRefusal = (source: Source, span: Span, { refused }: Refusal, step: StepPlace): Diagnostic =>
  diagnoseAs(refused, source, span, { related: [relatedStep(step)] })
