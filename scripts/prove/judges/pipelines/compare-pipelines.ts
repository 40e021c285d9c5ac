import { prepareRule } from '../../../../src/convert/prepare-rule.js'
import {
  type ConditionTree,
  type PipelineDifference,
  pipelineDifferences,
} from '../../../../test/engines/judges/pipeline-differences.js'
import type { PipelineAnswer, PipelineJudge } from '../../../../test/engines/judges/pipeline-judge.js'
import { treeDifference } from './compare-trees.js'
import { atomsOf, conditionTree } from './condition-tree.js'
import type { PipelineCase } from './pipeline-cases.js'

/** Results of the judge of pipelines. */
export interface PipelineFigures {
  /** Number of pipelines of which at least one rule was compared. */
  pipelines: number
  /** Number of rules whose conditions agree after a pipeline. */
  agreeing: number
  /** Number of rules that both refuse. */
  refusedByBoth: number
  readonly explained: Map<PipelineDifference, number>
  /** Sentences about differences that no known difference explains. */
  readonly unexplained: string[]
}

/** Compares the conditions of rules after pipelines with those that pySigma makes of them. */
export async function comparePipelines(cases: readonly PipelineCase[], judge: PipelineJudge): Promise<PipelineFigures> {
  const figures: PipelineFigures = {
    pipelines: 0,
    agreeing: 0,
    refusedByBoth: 0,
    explained: new Map(),
    unexplained: [],
  }
  for (const one of cases) {
    const answers = await judge.process(one.rules.map((rule) => ({ rule: rule.source.text, pipeline: one.text })))
    const before = figures.agreeing
    for (const [index, answer] of answers.entries()) compareOne(one, index, answer, figures)
    if (figures.agreeing > before) figures.pipelines++
  }
  return figures
}

function compareOne(one: PipelineCase, index: number, answer: PipelineAnswer, figures: PipelineFigures): void {
  const rule = one.rules[index]
  if (rule === undefined) return
  const { processed, query } = prepareRule(rule, undefined, { pipelines: [one.pipeline] })
  const own = processed === undefined ? undefined : conditionTree(query.expr)
  const difference = differenceOf(own, answer)
  if (difference === 'both refuse the rule') figures.refusedByBoth++
  else if (difference === undefined) figures.agreeing++
  else {
    const known = pipelineDifferences.find((known) => {
      if ('concerns' in known) return known.concerns(one.text, rule.source.text, difference)
      if ('refuses' in known) return 'refused' in answer && known.refuses.test(answer.refused)
      return own !== undefined && differenceOf(known.reads(own), answer) === undefined
    })
    if (known !== undefined) figures.explained.set(known, (figures.explained.get(known) ?? 0) + 1)
    else figures.unexplained.push([`${one.name}: ${difference}`, one.text.slice(0, SHOWN), rule.source.text].join('\n'))
  }
}

/** Maximum number of characters of a pipeline that are printed. */
const SHOWN = 1_000

function differenceOf(own: ConditionTree | undefined, answer: PipelineAnswer): string | undefined {
  if ('refused' in answer) return own === undefined ? 'both refuse the rule' : answer.refused
  // A rule of which every item was dropped.
  if (own === undefined) return atomsOf(answer.tree).size === 0 ? 'both refuse the rule' : 'sigmacast refuses the rule'
  return treeDifference(own, answer.tree)
}
