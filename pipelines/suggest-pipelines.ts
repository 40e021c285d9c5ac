import type { Target } from '../src/backend/backend.js'
import { isHandled } from '../src/convert/checks/check-logsource.js'
import type { PipelineSuggestion } from '../src/convert/convert-settings.js'
import { TRUE } from '../src/ir/bool.js'
import { applyPipelines } from '../src/pipeline/apply/apply-pipelines.js'
import type { Pipeline } from '../src/pipeline/pipeline.js'
import { startOf } from '../src/pipeline/processed-rule.js'
import type { DetectionRule } from '../src/rule/rule.js'
import { builtInPipelines, findPipeline } from './built-in.js'

/** Cache of the suggestions for each target, by the log source of the rule. */
const cache = new WeakMap<Target, Map<string, readonly PipelineSuggestion[]>>()

/**
 * Returns the built-in pipelines that handle the log source of a rule: those for the target alone if there are any,
 * otherwise those for every target. Use it as the setting `suggestPipelines` of a conversion.
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
  const ownHandling = allowed.filter((entry) => isForSome(entry) && handledBy(rule, entry[1], target) !== undefined)
  if (ownHandling.length > 0) return ownHandling.map(([name]) => ({ name, before: null }))
  return allowed.flatMap(([name, pipeline]) => {
    const processed = handledBy(rule, pipeline, target)
    if (processed === undefined) return []
    const next = pipelinesAbout(processed, target).find(
      (entry) => isForSome(entry) && handledBy(processed, entry[1], target) !== undefined,
    )
    return [{ name, before: next?.[0] ?? null }]
  })
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
  return [...builtInPipelines]
    .flatMap(([name, { text }]): readonly Named[] => {
      const isAbout = names.some((part) => text.includes(part)) || fillsIn(text, product)
      const pipeline = isAbout && isFor(target, text) ? findPipeline(name) : undefined
      return pipeline === undefined ? [] : [[name, pipeline]]
    })
    .toSorted(([, a], [, b]) => a.priority - b.priority)
}

/** True if a pipeline is for the target, by its line `allowed_backends: […]`. */
function isFor({ name, pipelineNames = [] }: Target, text: string): boolean {
  const allowed = /^allowed_backends: \[(.*)\]$/m.exec(text)?.[1]?.split(', ')
  return allowed === undefined || [name, ...pipelineNames].some((targetName) => allowed.includes(targetName))
}

/** True for conditions such as `zeek.$service` that are about a product. */
const fillsIn = (text: string, product = ''): boolean =>
  product !== '' && text.includes(product) && /\$\{?(?:category|service)\b/.test(text)

/**
 * Returns the rule after the pipeline if the pipeline handles its log source. The rule is processed without its items.
 */
function handledBy(rule: DetectionRule, pipeline: Pipeline, target: Target): DetectionRule | undefined {
  const start = startOf(rule, TRUE)
  const { processed } = applyPipelines(start, [pipeline])
  return processed !== undefined && isHandled(start, processed, [pipeline], target)
    ? { ...rule, ...processed.rule }
    : undefined
}
