import type { Targets } from '../../../src/backend/targets.js'
import { prepareQuery } from '../../../src/convert/prepare-query.js'
import type { RuleIndex } from '../../../src/rule/rule-index.js'
import { type Diagnostic, isError } from '../../../src/text/diagnostic.js'
import type { Input } from '../input/input.js'
import type { Answer, PipelineAnswer } from './answer.js'
import { type ChosenPipelines, choosePipelines } from './choose-pipelines.js'
import {
  type ConvertedTarget,
  type ConvertibleRule,
  convertTarget,
  predicatesOf,
  targetAnswer,
} from './convert-targets.js'
import { openChecker } from './find-remarks.js'
import { openTextReader, ruleList } from './read-texts.js'
import { suggestedPipelines } from './suggested-pipelines.js'

/** Answers one input after the other. */
export interface Compiler {
  /** Yields the parts of the answer, those first that people look at first. The caller may stop between parts. */
  readonly answer: (input: Input) => AsyncGenerator<Partial<Answer>>
}

/**
 * Opens a compiler over some targets. It remembers what it has read, so that a small change to long rules is cheap.
 *
 * @param today the current day, in the form YYYY-MM-DD
 */
export function openCompiler(targets: Targets, today: string): Compiler {
  const readTexts = openTextReader(targets)
  const findRemarks = openChecker(targets, today)
  return {
    answer: async function* (input) {
      const texts = readTexts(input)
      const rules = ruleList(texts, input)
      const rule = texts.candidates[rules.selected]?.rule
      const pipelines = await choosePipelines(input, texts.sources)
      const errors = rule === undefined ? [] : errorsOf(rule, texts.index, pipelines)
      const own = [...pipelines.diagnostics, ...errors]
      if (rule === undefined) yield { rules }
      else if (errors.length > 0) yield { rules: { ...rules, state: 'broken' } }
      else {
        const given = { rule, index: texts.index, input, pipelines }
        const converted = [...targets.values()].map((backend) => convertTarget(given, backend))
        const predicates = predicatesOf(converted, texts.sources)
        yield {
          rules,
          predicates: predicates.marks,
          targets: converted.map((target) => targetAnswer(target, predicates, texts.sources)),
        }
        const selected = converted.find(({ backend }) => backend.name === input.target) ?? converted[0]
        if (selected !== undefined) yield* detailsOf(rule, selected, input, texts.sources)
      }
      for await (const remarks of findRemarks(texts, own)) {
        yield { remarks }
      }
      yield { pipelines: await pipelinesOf(rule, targets, input) }
    },
  }
}

/** Returns the errors of a rule that prevent a query of any target. */
const errorsOf = (rule: ConvertibleRule, rules: RuleIndex, { named }: ChosenPipelines): readonly Diagnostic[] =>
  prepareQuery(rule, undefined, { rules, pipelines: named.map(({ pipeline }) => pipeline) }).diagnostics.filter(isError)

async function* detailsOf(
  rule: ConvertibleRule,
  selected: ConvertedTarget,
  input: Input,
  sources: Parameters<typeof targetAnswer>[2],
): AsyncGenerator<Partial<Answer>> {
  const { artifactAnswer } = await import('./make-artifact-answer.js')
  yield { artifact: await artifactAnswer(rule, selected, input, sources) }
  const { witnessEvents } = await import('./witness-events.js')
  yield { witnesses: witnessEvents(rule, selected) }
  const { matchEvents } = await import('./match-events.js')
  yield { events: matchEvents(input.events, rule, selected) }
  const { explanationSteps } = await import('./explanation-steps.js')
  yield { explanation: explanationSteps(rule, selected) }
}

async function pipelinesOf(rule: ConvertibleRule | undefined, targets: Targets, input: Input): Promise<PipelineAnswer> {
  const target = targets.get(input.target)
  return suggestedPipelines(rule?.kind === 'detection' ? rule : undefined, target)
}
