import { backends } from '../../backends/index.js'
import { findPipeline, pipelineTexts } from '../../pipelines/find-pipeline.js'
import { suggestPipelines } from '../../pipelines/suggest-pipelines.js'
import type { PipelineSuggestion } from '../../src/convert/convert-settings.js'
import { allSteps } from '../../src/pipeline/apply/handles-logsource.js'
import type { LogSourceCondition } from '../../src/pipeline/conditions/logsource-conditions.js'
import { parseRules } from '../../src/rule/parse-rules.js'
import { type DetectionRule, LOGSOURCE_PARTS, type LogSource } from '../../src/rule/rule.js'

type LogSourceParts = LogSourceCondition['logsource']

/** The table of `knownSuggestions`: the answers of `suggestPipelines` for the built-in targets. */
export interface SuggestionTable {
  readonly targets: readonly string[]
  readonly answers: readonly (readonly PipelineSuggestion[])[]
  /** By the text of a log source: the number of the answer for each target. */
  readonly logsources: Readonly<Record<string, readonly number[]>>
  /** The values of log sources that conditions of built-in pipelines name. */
  readonly names: readonly string[]
}

/** Computes the suggestions for some log sources, and for those that conditions of built-in pipelines name. */
export function suggestionTable(known: readonly LogSourceParts[]): SuggestionTable {
  const conditions = [...pipelineTexts.keys()].flatMap(conditionsOf)
  const all = new Map([...known, ...conditions].map((logsource) => [keyOf(logsource), logsource]))
  const answers = new Map<string, number>()
  const numberOf = (suggestions: readonly PipelineSuggestion[]): number => {
    const text = JSON.stringify(suggestions)
    const number = answers.get(text) ?? answers.size
    answers.set(text, number)
    return number
  }
  const rows = [...all].sort().map(([key, logsource]) => {
    const rule = ruleAbout(logsource)
    return [key, [...backends.values()].map((target) => numberOf(suggestPipelines(rule, target)))] as const
  })
  return {
    targets: [...backends.keys()],
    logsources: Object.fromEntries(rows),
    answers: [...answers.keys()].map((text) => JSON.parse(text)),
    names: [...new Set(conditions.flatMap((logsource) => Object.values(logsource)))].sort(),
  }
}

const keyOf = ({ product = '', category = '', service = '' }: LogSourceParts): string =>
  `${product}/${category}/${service}`

function conditionsOf(name: string): readonly LogSourceParts[] {
  const pipeline = findPipeline(name)
  const { steps = [], postprocessing = [] } = pipeline ?? {}
  const logsources = [...allSteps(steps), ...postprocessing].flatMap((step) => step.logsources)
  // Such a pipeline could handle log sources whose names no condition contains.
  if (logsources.length === 0) throw new Error(`the built-in pipeline ${name} has no condition on the log source`)
  return logsources.map(({ logsource }) => logsource)
}

function ruleAbout(logsource: LogSourceParts): DetectionRule {
  const parts: Partial<LogSource> = Object.fromEntries(
    LOGSOURCE_PARTS.flatMap((part) => (logsource[part] === undefined ? [] : [[part, logsource[part]]])),
  )
  const detection = { selection: { field: 'value' }, condition: 'selection' }
  const text = JSON.stringify({ title: 'rule', logsource: parts, detection })
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule?.kind !== 'detection') throw new Error(`no rule has the log source ${JSON.stringify(parts)}`)
  return document.rule
}
