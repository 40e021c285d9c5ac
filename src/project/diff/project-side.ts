import { platformsOf } from '../../backend/artifact/rule-options.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import type { Rule } from '../../rule/rule.js'
import { indexRules, type RuleIndex } from '../../rule/rule-index.js'
import { type Diagnostic, isError } from '../../text/diagnostic.js'
import { isRefusal } from '../../text/refusals.js'
import { openPlaceholderValues } from '../config/placeholder-values.js'
import type { Project } from '../config/project.js'
import type { Io } from '../files/io.js'
import type { BuildCache } from '../generate/build-cache.js'
import { planArtifacts } from '../generate/plan-artifacts.js'
import type { PlannedArtifact, ProjectPlan } from '../generate/project-plan.js'
import { version } from '../version.generated.js'
import { readLinkedFiles } from '../workspace/linked-files.js'
import { trackProgress } from '../workspace/progress.js'

/** One side of a comparison: the rules of a project with their artifacts. */
export interface ProjectSide {
  readonly rules: ReadonlyMap<string, SideRule>
  /** All rules and filters. */
  readonly index: RuleIndex
  /** Errors of rules that cannot be read, or not be converted for a reason other than the target. */
  readonly errors: readonly Diagnostic[]
  /** The conversions, which the other side can use. */
  readonly cache: BuildCache | undefined
}

/** A rule, but not a filter, with its artifacts by output. */
export interface SideRule {
  readonly key: string
  readonly rule: Exclude<Rule, { kind: 'filter' }>
  /** The file, relative to the folder of the configuration. */
  readonly file: string
  /** The rule as written, without white space at its ends. */
  readonly text: string
  readonly artifacts: ReadonlyMap<string, SideArtifact>
  /** The values of its placeholders, as the first output that contains the rule has them. */
  readonly pipelines: readonly Pipeline[]
}

export interface SideArtifact extends PlannedArtifact {
  readonly path: string
}

/** A project without rules, for a revision without a configuration. */
export const emptySide: ProjectSide = { rules: new Map(), index: indexRules([]), errors: [], cache: undefined }

/** Reads and converts the rules of a project. Nothing is written. */
export async function readSide(project: Project, io: Io, cache: BuildCache | undefined): Promise<ProjectSide> {
  const progress = trackProgress(io, project.inputs.length)
  const plan = await planArtifacts(project, { outputs: project.outputs, version, cache, progress })
  const linked = await readLinkedFiles(
    project.inputs,
    trackProgress(io, project.inputs.length),
    project,
    platformsOf(project.targets.values()),
  )
  const rules = new Map<string, SideRule>()
  const all: Rule[] = []
  const artifactsOf = artifactsByRule(plan)
  const valuesOf = openPlaceholderValues(project)
  for await (const { input, documents = [] } of linked.files) {
    for (const document of documents) {
      const { rule, span, identity } = document
      if (rule === undefined) continue
      all.push(rule)
      if (rule.kind === 'filter') continue
      const key = freeKey(keyOf(identity.id, input.name, rule.metadata.title), rules)
      const text = rule.source.text.slice(span.start, span.end).trim()
      const artifacts = artifactsOf.get(keyOf(identity.id, input.name, rule.metadata.title)) ?? new Map()
      const pipelines = valuesOf(document, input, linked.rules)
      rules.set(key, { key, rule, file: input.name, text, artifacts, pipelines })
    }
  }
  const errors = plan.diagnostics.filter((diagnostic) => isError(diagnostic) && !isRefusal(diagnostic))
  return { rules, index: indexRules(all), errors, cache: plan.cache }
}

/** A rule keeps its id when it is renamed or moved. */
const keyOf = (id: string | null, file: string, title: string | null): string =>
  id?.toLowerCase() ?? `${file}\n${title}`

function freeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  let free = key
  for (let count = 2; taken.has(free); count++) free = `${key}\n${count}`
  return free
}

function artifactsByRule({ outputs }: ProjectPlan): ReadonlyMap<string, ReadonlyMap<string, SideArtifact>> {
  const byRule = new Map<string, Map<string, SideArtifact>>()
  for (const { output, files } of outputs) {
    for (const { path, artifacts } of files) {
      for (const artifact of artifacts) {
        const { id, file, title } = artifact.rule
        const key = keyOf(id, file, title)
        const byOutput = byRule.get(key) ?? new Map<string, SideArtifact>()
        byRule.set(key, byOutput)
        byOutput.set(output.name, { ...artifact, path })
      }
    }
  }
  return byRule
}
