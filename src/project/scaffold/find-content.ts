import type { Pipeline } from '../../pipeline/pipeline.js'
import { readPipeline } from '../../pipeline/read/read-pipeline.js'
import { parseRules } from '../../rule/parse-rules.js'
import { type DetectionRule, detectionsOf, type Rule } from '../../rule/rule.js'
import { quietReading } from '../files/quiet-reading.js'
import { readInput } from '../files/read-input.js'
import { findRuleFiles } from '../files/walk.js'
import { withSlashes } from '../files/with-slashes.js'

/** The parts of a detection repository in a folder. Paths are relative to it, with `/`. */
export interface FoundContent {
  /** The folders or files with rules, sorted. */
  readonly rules: readonly string[]
  /** The folders or files with filters and no rules. */
  readonly filters: readonly string[]
  /** The files with pipelines. */
  readonly pipelines: readonly FoundPipeline[]
  /** The detection rules, correlations and filters. */
  readonly parsed: readonly Rule[]
  /** The detection rules, also those inside of correlations. */
  readonly detections: readonly DetectionRule[]
  /** Number of detection rules and correlations. */
  readonly ruleCount: number
}

export interface FoundPipeline {
  readonly file: string
  readonly pipeline: Pipeline
  /** The targets that the pipeline names; empty for all. */
  readonly targets: readonly string[]
}

type Kind = 'rule' | 'filter' | FoundPipeline | undefined

/** Finds the rules, filters and pipelines below a folder. Files that are none of them are ignored. */
export async function findContent(folder: string): Promise<FoundContent> {
  const parsed: Rule[] = []
  const kinds = new Map<string, Kind>()
  for (const { place, path } of findRuleFiles(folder)) {
    const file = withSlashes(place)
    const read = await readInput({ name: file, path, relative: file, isNamed: false }, quietReading)
    if (!('text' in read)) continue
    const rules = parseRules(read).flatMap(({ rule }) => rule ?? [])
    parsed.push(...rules)
    if (rules.length > 0) kinds.set(file, rules.every(({ kind }) => kind === 'filter') ? 'filter' : 'rule')
    else {
      const { pipeline } = await readPipeline(read)
      if (pipeline !== undefined && pipeline.steps.length + pipeline.postprocessing.length > 0)
        kinds.set(file, { file, pipeline, targets: pipeline.allowedBackends })
    }
  }
  const rules = placesOf(filesOf(kinds, 'rule'))
  const filters = filesOf(kinds, 'filter').filter((file) => !rules.includes(placeOf(file)))
  return {
    rules,
    filters: placesOf(filters),
    pipelines: [...kinds.values()].filter((kind) => typeof kind === 'object'),
    parsed,
    detections: parsed.flatMap(detectionsOf),
    ruleCount: parsed.filter(({ kind }) => kind !== 'filter').length,
  }
}

const filesOf = (kinds: ReadonlyMap<string, Kind>, wanted: Kind): readonly string[] =>
  [...kinds].filter(([, kind]) => kind === wanted).map(([file]) => file)

/** The first folder of a path; a file that is in no folder stands for itself. */
const placeOf = (file: string): string => file.split('/', 1)[0] ?? file

const placesOf = (files: readonly string[]): readonly string[] => [...new Set(files.map(placeOf))].sort()
