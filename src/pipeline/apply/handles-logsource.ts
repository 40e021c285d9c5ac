import { hasParts, type LogSource, type LogsourcePart } from '../../rule/rule.js'
import type { AskedLogsource } from '../conditions/asked-logsources.js'
import type { Pipeline, Step } from '../pipeline.js'
import { appliedUses, type ProcessedRule } from '../processed-rule.js'
import type { SaidOfLogsource } from './said-of-logsource.js'

/**
 * True if pipelines have said which events the log source of a rule stands for.
 *
 * - A category, or a service, is said by a step that asks for it and adds a condition, sets a state that the target reads, or changes the query.
 *   Names of fields alone do not tell the events of one category from those of another.
 * - A product, with a service or without, is said by any step that asks for the product, unless the pipelines tell services of the product apart.
 * - A pipeline that never asks for a log source is made for all of them, if it gives fields their names or says where to search.
 *
 * @param start The rule before the first step.
 * @param isRead Whether the target reads a key of the state.
 */
export function handlesLogsource(
  { rule: { logsource: original } }: ProcessedRule,
  processed: ProcessedRule,
  pipelines: readonly Pipeline[],
  isRead: (key: string) => boolean,
): boolean {
  const own = processed.rule.logsource
  const said = [...saidBy(processed), ...saidByPostprocessing(processed, pipelines)]
  const locates = ({ locates }: SaidOfLogsource): boolean =>
    locates !== undefined && (locates.by === 'condition' || isRead(locates.key))
  if (said.some((one) => locates(one) && (names(one, 'category') || names(one, 'service')))) return true
  if (pipelines.some((pipeline) => isForAll(pipeline, isRead))) return true
  if (original.category !== undefined || own.category !== undefined) return false
  if (own.product === undefined) return said.some((one) => names(one, 'service'))
  if (own.service !== undefined && tellServicesApart(pipelines, own)) return false
  return said.some((one) => names(one, 'product'))
}

const names = ({ parts }: SaidOfLogsource, part: LogsourcePart): boolean => parts.includes(part)

const saidBy = (processed: ProcessedRule): readonly SaidOfLogsource[] =>
  [...appliedUses(processed)].map(({ said }) => said)

/** What is done to the text of a query counts as a condition: it may well be one. */
function saidByPostprocessing(processed: ProcessedRule, pipelines: readonly Pipeline[]): readonly SaidOfLogsource[] {
  return pipelines.flatMap(({ postprocessing }) =>
    postprocessing
      .filter(({ appliesTo }) => appliesTo(processed, processed) === true)
      .flatMap(({ logsources }) =>
        logsources
          .filter(({ logsource, isAffirmed }) => isAffirmed && hasParts(logsource, processed.rule.logsource))
          .map(({ logsource }) => ({
            parts: Object.keys(logsource) as LogsourcePart[],
            locates: { by: 'condition', names: [] } as const,
          })),
      ),
  )
}

/** True if some step asks for a service of the product. */
const tellServicesApart = (pipelines: readonly Pipeline[], { product }: LogSource): boolean =>
  pipelines.some((pipeline) =>
    askedBy(pipeline).some(({ logsource: asked }) => asked.service !== undefined && asked.product === product),
  )

function isForAll(pipeline: Pipeline, isRead: (key: string) => boolean): boolean {
  const knowsData = ({ action }: Step): boolean => {
    if (action.changes === 'steps') return action.steps.some(knowsData)
    if (action.changes !== 'rule') return action.changes === 'field'
    return action.locates !== undefined && (action.locates.by === 'condition' || isRead(action.locates.key))
  }
  return !asksForLogsource(pipeline) && pipeline.steps.some(knowsData)
}

/** True if some condition of the pipeline asks for a log source. */
export const asksForLogsource = (pipeline: Pipeline): boolean => askedBy(pipeline).length > 0

const askedBy = ({ steps, postprocessing }: Pipeline): readonly AskedLogsource[] => [
  ...allSteps(steps).flatMap(({ logsources }) => logsources),
  ...postprocessing.flatMap(({ logsources }) => logsources),
]

const allSteps = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) => (step.action.changes === 'steps' ? [step, ...allSteps(step.action.steps)] : [step]))
