import { findPipeline } from '../../../pipelines/find-pipeline.js'
import { suggestPipelines } from '../../../pipelines/suggest-pipelines.js'
import type { LoadedBackend } from '../../backend/loaded-backend.js'
import type { PipelineSuggestion } from '../../convert/convert-settings.js'
import { allowsTarget } from '../../pipeline/allows-target.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import type { DetectionRule } from '../../rule/rule.js'
import type { FoundContent } from './find-content.js'

/** A pipeline of a new configuration, by its built-in name or its file. */
interface UsedPipeline {
  readonly name: string
  readonly pipeline: Pipeline | undefined
}

/** Returns the pipelines that a target needs: the built-in ones for the log sources of the rules, and those found. */
export const usedPipelines = (
  target: LoadedBackend,
  { detections, pipelines }: FoundContent,
): readonly UsedPipeline[] => [
  ...builtIn(target, detections).map((name) => ({ name, pipeline: findPipeline(name) })),
  ...pipelines
    .filter(({ targets }) => allowsTarget(targets, target))
    .map(({ file, pipeline }) => ({ name: file, pipeline })),
]

/**
 * Returns the built-in pipelines that handle the log sources of the rules, those before others first. A pipeline that
 * needs options is left out: without them, the target refuses the rules.
 */
function builtIn(target: LoadedBackend, detections: readonly DetectionRule[]): readonly string[] {
  const first = new Set<string>()
  const last = new Set<string>()
  for (const rule of detections) {
    // The first suggestion of several is enough: they are alternatives.
    const [suggestion] = usable(suggestPipelines(rule, target))
    if (suggestion === undefined) continue
    first.add(suggestion.name)
    if (suggestion.before !== null) last.add(suggestion.before)
  }
  return [...[...first].filter((name) => !last.has(name)).sort(), ...[...last].sort()]
}

/** Returns the suggestions that need no option of the target. */
export const usable = (suggestions: readonly PipelineSuggestion[]): readonly PipelineSuggestion[] =>
  suggestions.filter(({ needs }) => needs === null)
