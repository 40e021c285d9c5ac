import { knownSuggestions } from '../../../pipelines/known-suggestions.js'
import type { Backend, Target } from '../../backend/backend.js'
import type { ConvertSettings, PipelineSuggestion } from '../../convert/convert-settings.js'
import type { Rule } from '../../rule/rule.js'
import { originOf } from '../backends/add-backends.js'

export type SuggestPipelines = NonNullable<ConvertSettings['suggestPipelines']>

/** Suggestions of built-in pipelines, which may have to be loaded. */
export interface Suggestions {
  /** Suggests nothing for a rule that is neither known nor prepared. */
  readonly suggestPipelines: SuggestPipelines
  /** Prepares the conversion of a rule to some targets. */
  readonly prepareSuggestions: (rule: Rule, targets: readonly Backend[]) => Promise<void>
}

/**
 * Opens suggestions that load the built-in pipelines only for log sources that a table does not know: loading and
 * reading them takes longer than converting a rule.
 */
export function openSuggestions(): Suggestions {
  let find: SuggestPipelines | undefined
  return {
    suggestPipelines: (rule, target) => fromTable(rule, target) ?? find?.(rule, target) ?? [],
    prepareSuggestions: async (rule, targets) => {
      if (find !== undefined || rule.kind === 'filter') return
      // A correlation has the log sources of the rules that it refers to.
      if (rule.kind === 'detection' && targets.every((target) => fromTable(rule, target) !== undefined)) return
      find = (await loadSuggestions()).suggestPipelines
    },
  }
}

/** Loads the built-in pipelines: the suggestions are prepared for all rules. */
export async function loadSuggestions(): Promise<Suggestions> {
  const { suggestPipelines } = await import('../../../pipelines/suggest-pipelines.js')
  return { suggestPipelines, prepareSuggestions: async () => {} }
}

/** The table is about built-in targets alone; others have an origin. */
const fromTable = (
  rule: Parameters<SuggestPipelines>[0],
  target: Target & Pick<Backend, 'name'>,
): readonly PipelineSuggestion[] | undefined =>
  originOf(target as Backend) === undefined ? knownSuggestions(rule.logsource, target.name) : undefined
