import { type PreparedQuery, prepareQuery } from '../../convert/prepare-query.js'
import type { Rule } from '../../rule/rule.js'
import { indexRules } from '../../rule/rule-index.js'
import { type Diagnostic, isError } from '../../text/diagnostic.js'
import { once } from '../../text/once.js'
import { isRefusal } from '../../text/refusals.js'
import { openPlaceholderValues } from '../config/placeholder-values.js'
import type { Project } from '../config/project.js'
import type { Io } from '../files/io.js'
import type { BuildCache } from '../generate/build-cache.js'
import { planArtifacts } from '../generate/plan-artifacts.js'
import type { PlannedArtifact, ProjectPlan } from '../generate/project-plan.js'
import { version } from '../version.generated.js'
import { trackProgress } from '../workspace/progress.js'

/** One side of a comparison: the rules of a project with their artifacts. */
export interface ProjectSide {
  readonly rules: ReadonlyMap<string, SideRule>
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
  /**
   * Prepares the rule for comparisons, once. Its placeholders have the values of the first output that contains the rule.
   */
  readonly prepared: () => PreparedQuery
  /** Prepares the rule with all pipelines of an output; `undefined` if the output does not contain it. */
  readonly preparedFor: (output: string) => PreparedQuery | undefined
}

export interface SideArtifact extends PlannedArtifact {
  readonly path: string
}

/** A project without rules, for a revision without a configuration. */
export const emptySide: ProjectSide = { rules: new Map(), errors: [], cache: undefined }

/** Reads and converts the rules of a project. Nothing is written. */
export async function readSide(project: Project, io: Io, cache: BuildCache | undefined): Promise<ProjectSide> {
  const progress = trackProgress(io, project.inputs.length)
  const plan = await planArtifacts(project, { outputs: project.outputs, version, cache, progress })
  const documents = await readDocuments(plan)
  const index = indexRules(documents.flatMap(({ document }) => document.rule ?? []))
  const rules = new Map<string, SideRule>()
  const artifactsOf = artifactsByRule(plan)
  const valuesOf = openPlaceholderValues(project)
  for (const { input, document } of documents) {
    const { rule, span, identity } = document
    if (rule === undefined || rule.kind === 'filter') continue
    const key = freeKey(keyOf(identity.id, input.name, rule.metadata.title), rules)
    const text = rule.source.text.slice(span.start, span.end).trim()
    const artifacts = artifactsOf.get(keyOf(identity.id, input.name, rule.metadata.title)) ?? new Map()
    const pipelines = valuesOf(document, input, index)
    rules.set(key, {
      key,
      rule,
      file: input.name,
      text,
      artifacts,
      prepared: once(() => prepareQuery(rule, undefined, { rules: index, pipelines })),
      preparedFor: (name) => {
        const output = project.outputs.find((each) => each.name === name && each.selects(document, input, index))
        const settings = output?.settingsFor(document, input, index)
        return settings && prepareQuery(rule, settings.targets[0]?.backend, { ...settings.common, rules: index })
      },
    })
  }
  const errors = plan.diagnostics.filter((diagnostic) => isError(diagnostic) && !isRefusal(diagnostic))
  return { rules, errors, cache: plan.cache }
}

/** Returns the documents of the files of a plan, which is the only one to read them. */
async function readDocuments({ files }: ProjectPlan) {
  const documents = await Promise.all(files.map(async ({ input, load }) => ({ input, documents: await load() })))
  return documents.flatMap(({ input, documents: own }) => own.map((document) => ({ input, document })))
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
        const { variant } = artifact
        byOutput.set(variant === null ? output.name : `${output.name} (${variant})`, { ...artifact, path })
      }
    }
  }
  return byRule
}
