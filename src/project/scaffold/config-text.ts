import { suggestPipelines } from '../../../pipelines/suggest-pipelines.js'
import { allowsTarget } from '../../backend/allows-target.js'
import type { Backend } from '../../backend/backend.js'
import { type Format, queryFormat } from '../../backend/format.js'
import { jsonFormat } from '../../backend/json-format.js'
import type { LoadedBackend } from '../../backend/loaded-backend.js'
import type { LoadedTargets } from '../../backend/targets.js'
import type { PipelineSuggestion } from '../../convert/convert-settings.js'
import type { DetectionRule } from '../../rule/rule.js'
import type { FoundContent } from './find-content.js'
import { listText, scalarText } from './yaml-text.js'

/**
 * Writes a configuration for what a folder contains: an output for each target, with the pipelines that handle the log
 * sources of its rules.
 */
export function configText(content: FoundContent, targets: readonly LoadedBackend[]): string {
  const { rules, filters } = content
  const lines = [
    '# yaml-language-server: $schema=node_modules/sigmacast/schemas/config.json',
    `rules: ${listText(rules.length === 0 ? ['rules'] : rules)}`,
    ...(filters.length === 0 ? [] : [`filters: ${listText(filters)}`]),
    'outputs:',
    ...targets.flatMap((target) => outputLines(target, content)),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function outputLines(target: LoadedBackend, { pipelines, detections }: FoundContent): readonly string[] {
  const format = deployable(target)
  const own = pipelines.filter(({ targets }) => allowsTarget(targets, target)).map(({ file }) => file)
  const uses = [...builtIn(target, detections), ...own]
  return [
    `  ${scalarText(target.name)}:`,
    `    target: ${scalarText(target.name)}`,
    `    format: ${scalarText(format.name)}`,
    `    path: ${pathOf(target, format)}`,
    ...(uses.length === 0 ? [] : [`    pipelines: ${listText(uses)}`]),
  ]
}

/** Returns the first format with a complete rule, else the first that is made for the platform, else the query. */
const deployable = ({ formats }: LoadedBackend): Format =>
  formats.find(({ hasRuleSettings }) => hasRuleSettings === true) ??
  formats.find(({ name }) => name !== queryFormat.name && name !== jsonFormat.name) ??
  formats[0] ??
  queryFormat

const pathOf = (target: Backend, format: Format): string => {
  const extension = format.extension ?? target.extension
  return format.layout === 'apart'
    ? `dist/${target.name}/{dir}/{stem}.${extension}`
    : `dist/${target.name}/rules.${extension}`
}

/**
 * Returns the built-in pipelines that handle the log sources of the rules, those before others first. A pipeline that
 * needs options is left out: without them, the target refuses the rules.
 */
function builtIn(target: Backend, detections: readonly DetectionRule[]): readonly string[] {
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

const usable = (suggestions: readonly PipelineSuggestion[]): readonly PipelineSuggestion[] =>
  suggestions.filter(({ needs }) => needs === null)

/** The targets that suit a folder. */
export interface ChosenTargets {
  readonly targets: readonly LoadedBackend[]
  /** Other targets that suit the folder as well. */
  readonly others: readonly LoadedBackend[]
}

/**
 * Chooses targets for a folder: those that its own pipelines are for, or else the first one whose built-in pipelines
 * handle most rules. Returns none if nothing suggests one.
 */
export function chooseTargets(content: FoundContent, targets: LoadedTargets): ChosenTargets {
  const all = [...targets.values()]
  const pipelines = content.pipelines.filter((pipeline) => pipeline.targets.length > 0)
  const named = all.filter((target) => pipelines.some((pipeline) => allowsTarget(pipeline.targets, target)))
  if (named.length > 0) return { targets: named, others: [] }
  const handled = all.map((target) => ({
    target,
    count: content.detections.filter((rule) => usable(suggestPipelines(rule, target)).length > 0).length,
  }))
  const most = Math.max(1, ...handled.map(({ count }) => count))
  const [first, ...others] = handled.filter(({ count }) => count === most).map(({ target }) => target)
  return { targets: first === undefined ? [] : [first], others }
}
