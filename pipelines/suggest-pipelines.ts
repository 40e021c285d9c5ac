import type { Target } from '../src/backend/backend.js'
import { optionValues } from '../src/backend/option-values.js'
import { isHandled } from '../src/convert/checks/check-logsource.js'
import type { PipelineSuggestion } from '../src/convert/convert-settings.js'
import { TRUE } from '../src/ir/bool.js'
import { allowsTarget } from '../src/pipeline/allows-target.js'
import { applyPipelines } from '../src/pipeline/apply/apply-pipelines.js'
import type { Pipeline } from '../src/pipeline/pipeline.js'
import { type ProcessedRule, startOf } from '../src/pipeline/processed-rule.js'
import type { DetectionRule } from '../src/rule/rule.js'
import { keepRecent } from '../src/text/keep-recent.js'
import { findPipeline, pipelineTexts } from './find-pipeline.js'

/** Cache of the suggestions for each target, by the log source of the rule. */
const cache = new WeakMap<Target, Map<string, readonly PipelineSuggestion[]>>()

/**
 * Returns the built-in pipelines that handle the log source of a rule: those for the target alone if there are any,
 * otherwise those for every target. Pipelines that require options of the target come last. Use it as the setting `suggestPipelines` of a conversion.
 *
 * @example
 * const [{ rule }] = parseRules({
 *   name: 'rule.yml',
 *   text: `
 * title: whoami
 * logsource: { product: windows, category: process_creation }
 * detection:
 *     selection:
 *         Image|endswith: '\\whoami.exe'
 *     condition: selection
 * `,
 * })
 * suggestPipelines(rule, splunk).map(({ name }) => name) // ['sysmon', 'windows-audit']
 */
export function suggestPipelines(rule: DetectionRule, target: Target): readonly PipelineSuggestion[] {
  const { category, product, service } = rule.logsource
  const key = JSON.stringify([category, product, service])
  const ofTarget = cache.get(target) ?? new Map<string, readonly PipelineSuggestion[]>()
  cache.set(target, ofTarget)
  const before = ofTarget.get(key)
  if (before !== undefined) return before
  const suggestions = findSuggestions(rule, target)
  ofTarget.set(key, suggestions)
  return suggestions
}

function findSuggestions(rule: DetectionRule, target: Target): readonly PipelineSuggestion[] {
  const allowed = pipelinesAbout(rule, target)
  const own = allowed.filter(isForSome).flatMap(([name, pipeline]) => {
    const handled = handledBy(rule, pipeline, target)
    return handled === undefined ? [] : [{ name, needs: handled.needs }]
  })
  const usual = own.filter(({ needs }) => needs === null)
  if (usual.length > 0) return usual.map(alone)
  const shared = allowed
    .filter((entry) => !isForSome(entry))
    .flatMap(([name, pipeline]): PipelineSuggestion[] => {
      const handled = handledBy(rule, pipeline, target)
      return handled === undefined ? [] : [{ name, before: followerOf(handled.rule, target), needs: handled.needs }]
    })
  return shared.length > 0 ? shared : own.map(alone)
}

const alone = (suggestion: Omit<PipelineSuggestion, 'before'>): PipelineSuggestion => ({ ...suggestion, before: null })

/** Returns the pipeline for the target that runs after one that has processed the rule; null if there is none. */
function followerOf(processed: DetectionRule, target: Target): string | null {
  const next = pipelinesAbout(processed, target).find(
    (entry) => isForSome(entry) && handledBy(processed, entry[1], target)?.needs === null,
  )
  return next?.[0] ?? null
}

type Named = readonly [name: string, pipeline: Pipeline]

const isForSome = ([, { allowedBackends }]: Named): boolean => allowedBackends.length > 0

/**
 * Returns the pipelines for the target whose texts name the narrowest parts of the rule's log source, in the order in
 * which they are applied. The others cannot match the log source; parsing them would take longer than the conversion of
 * a rule.
 */
function pipelinesAbout(
  { logsource: { category, product, service } }: DetectionRule,
  target: Target,
): readonly Named[] {
  const parts = [category, service].filter((part) => part !== undefined)
  const names = parts.length > 0 ? parts : [product ?? '']
  return textsFor(target)
    .filter(({ name, fillsIn }) =>
      (fillsIn && product ? [...names, product] : names).some((part) => pipelinesNaming(part).has(name)),
    )
    .flatMap(({ name }): readonly Named[] => {
      const pipeline = findPipeline(name)
      return pipeline === undefined ? [] : [[name, pipeline]]
    })
    .toSorted(([, a], [, b]) => a.priority - b.priority)
}

/** The names of the built-in pipelines whose texts contain a text. */
const pipelinesNaming = keepRecent(
  (part): ReadonlySet<string> =>
    new Set([...pipelineTexts].flatMap(([name, { text }]) => (text.includes(part) ? [name] : []))),
)

/** A built-in pipeline, as its text describes it. */
interface PipelineText {
  readonly name: string
  /** True if it has conditions such as `zeek.$service`, which are about all log sources of a product. */
  readonly fillsIn: boolean
}

const targetTexts = new WeakMap<Target, readonly PipelineText[]>()

/**
 * Returns the pipelines for a target, by their lines `allowed_backends: […]`. A pipeline that another one names as a
 * variant (`instead: …`) is left out: it serves those who ask for the variant.
 */
function textsFor(target: Target): readonly PipelineText[] {
  const known = targetTexts.get(target)
  if (known !== undefined) return known
  const allowed = [...pipelineTexts].filter(([, { text }]) =>
    allowsTarget(/^allowed_backends: \[(.*)\]$/m.exec(text)?.[1]?.split(', ') ?? [], target),
  )
  const variants = new Set(
    allowed.flatMap(([, { text }]) => [...text.matchAll(/\binstead: ([\w-]+)/g)].map(([, name]) => name)),
  )
  const texts = allowed
    .filter(([name]) => !variants.has(name))
    .map(([name, { text }]) => ({ name, fillsIn: /\$\{?(?:category|service)\b/.test(text) }))
  targetTexts.set(target, texts)
  return texts
}

/** A rule before and after a pipeline, without its items. */
interface Processed {
  readonly start: ProcessedRule
  readonly end: ProcessedRule
  readonly rule: DetectionRule
}

/** The results of pipelines by rule: several targets ask for them. */
const processedRules = new WeakMap<DetectionRule, Map<Pipeline, Processed | undefined>>()

function processedBy(rule: DetectionRule, pipeline: Pipeline): Processed | undefined {
  const ofRule = processedRules.get(rule) ?? new Map<Pipeline, Processed | undefined>()
  processedRules.set(rule, ofRule)
  if (!ofRule.has(pipeline)) ofRule.set(pipeline, processRule(rule, pipeline))
  return ofRule.get(pipeline)
}

function processRule(rule: DetectionRule, pipeline: Pipeline): Processed | undefined {
  const start = startOf(rule, TRUE)
  const { processed: end } = applyPipelines(start, [pipeline])
  return end && { start, end, rule: { ...rule, ...end.rule } }
}

interface Handled {
  /** The rule after the pipeline. */
  readonly rule: DetectionRule
  /** The help of the target if it refuses the rule with its default options; else null. */
  readonly needs: string | null
}

/** Undefined if the pipeline does not handle the log source of the rule, which is processed without its items. */
function handledBy(rule: DetectionRule, pipeline: Pipeline, target: Target): Handled | undefined {
  const processed = processedBy(rule, pipeline)
  if (processed === undefined) return undefined
  const { start, end } = processed
  if (!isHandled({ start, processed: end, pipelines: [pipeline] }, target)) return undefined
  const options = optionValues(target.options, {}, end.state)
  return { rule: processed.rule, needs: target.refuse?.(options)?.help ?? null }
}
