import type { PipelineSuggestion } from '../src/convert/convert-settings.js'
import type { LogSource } from '../src/rule/rule.js'
import { answers, logsources, names, targets } from './suggestions.generated.js'

const allNames: ReadonlySet<string> = new Set(names)

/**
 * Returns what `suggestPipelines` returns for a log source and a built-in target, from a table, without the pipelines.
 * Undefined for a log source that is neither in Sigma's taxonomy nor in public rules, if pipelines know a part of it.
 */
export function knownSuggestions(
  { product, category, service }: LogSource,
  target: string,
): readonly PipelineSuggestion[] | undefined {
  const row = logsources[`${product ?? ''}/${category ?? ''}/${service ?? ''}`]
  if (row !== undefined) return answers[row[targets.indexOf(target)] ?? -1]
  const isNamed = [product, category, service].some((name) => name !== undefined && allNames.has(name))
  return isNamed || !targets.includes(target) ? undefined : []
}
