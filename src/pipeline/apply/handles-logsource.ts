import { hasParts, type LogSource, type LogSourcePart } from '../../rule/rule.js'
import { oncePer } from '../../text/keep-recent.js'
import type { Locating } from '../action.js'
import type { LogSourceCondition } from '../conditions/logsource-conditions.js'
import type { Pipeline, Step } from '../pipeline.js'
import { appliedUses, type PipelineRun, type ProcessedRule, type StepUse } from '../processed-rule.js'
import { type LogSourceUse, logsourceUseOf } from './logsource-use.js'

/**
 * True if the pipelines determine the events of a rule's log source.
 *
 * - A category or a service needs a step with a condition on it that adds a condition, sets a state that the target
 *   reads, or changes the query. Field names alone do not distinguish the events of categories.
 * - A product, with or without a service, needs any step with a condition on the product. If the pipelines distinguish
 *   services of the product, the step must determine where the events are, and a service needs a step of its own.
 * - A pipeline without log source conditions handles every log source if it names fields or adds conditions on where to
 *   search.
 *
 * @param isRead True if the target reads a key of the state.
 */
export function handlesLogsource(
  { start, processed, pipelines }: PipelineRun,
  isRead: (key: string) => boolean,
): boolean {
  const { logsource: original } = start.rule
  const { logsource } = processed.rule
  const ofQuery = postprocessingUses(processed, pipelines)
  const isEffective = (locating: Locating | undefined): boolean =>
    locating !== undefined && (locating.by === 'condition' || isRead(locating.key))
  // Few steps determine events, and most rules have a category, so the other steps are mostly not asked.
  const locating = [...logsourceUses(processed, mayLocate), ...ofQuery].filter(({ locates }) => isEffective(locates))
  if (locating.some((use) => use.names('category') || use.names('service'))) return true
  if (pipelines.some((pipeline) => isForAll(pipeline, isEffective))) return true
  if (original.category !== undefined || logsource.category !== undefined) return false
  const uses = [...logsourceUses(processed, () => true), ...ofQuery]
  if (logsource.product === undefined) return uses.some((use) => use.names('service'))
  const areApart = tellServicesApart(pipelines, logsource)
  if (logsource.service !== undefined && areApart) return false
  return uses.some((use) => use.names('product') && (isEffective(use.locates) || !areApart))
}

function logsourceUses(processed: ProcessedRule, isAsked: (use: StepUse) => boolean): readonly LogSourceUse[] {
  const uses: LogSourceUse[] = []
  for (const use of appliedUses(processed)) if (isAsked(use)) uses.push(logsourceUseOf(use))
  return uses
}

const mayLocate = ({ step: { action } }: StepUse): boolean => action.changes === 'rule' && action.locates !== undefined

/** Postprocessing counts as a condition, since it may add one to the query. */
function postprocessingUses(processed: ProcessedRule, pipelines: readonly Pipeline[]): readonly LogSourceUse[] {
  return pipelines.flatMap(({ postprocessing }) =>
    postprocessing
      .filter(({ appliesTo }) => appliesTo(processed, processed) === true)
      .flatMap(({ logsources }) =>
        logsources
          .filter(({ logsource, isAffirmed }) => isAffirmed && hasParts(logsource, processed.rule.logsource))
          .map(({ logsource }) => ({
            names: (part: LogSourcePart) => logsource[part] !== undefined,
            locates: { by: 'condition', names: [] } as const,
          })),
      ),
  )
}

/** True if some step has a condition on a service of the product. */
const tellServicesApart = (pipelines: readonly Pipeline[], { product }: LogSource): boolean =>
  pipelines.some((pipeline) =>
    logsourceConditionsOf(pipeline).some(
      ({ logsource }) => logsource.service !== undefined && logsource.product === product,
    ),
  )

function isForAll(pipeline: Pipeline, isEffective: (locating: Locating | undefined) => boolean): boolean {
  const knowsData = ({ action }: Step): boolean => {
    if (action.changes === 'steps') return action.steps.some(knowsData)
    return action.changes === 'rule' ? isEffective(action.locates) : action.changes === 'field'
  }
  return !hasLogsourceCondition(pipeline) && pipeline.steps.some(knowsData)
}

/** True if the pipeline has a condition on the log source. */
export const hasLogsourceCondition = (pipeline: Pipeline): boolean => logsourceConditionsOf(pipeline).length > 0

const logsourceConditionsOf = oncePer(({ steps, postprocessing }: Pipeline): readonly LogSourceCondition[] =>
  [...allSteps(steps), ...postprocessing].flatMap(({ logsources }) => logsources),
)

/** Lists steps, and the steps that these contain. */
export const allSteps = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) => (step.action.changes === 'steps' ? [step, ...allSteps(step.action.steps)] : [step]))
