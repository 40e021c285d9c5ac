import { applyFilters } from '../../../lower/apply-filters.js'
import { resolveRule } from '../../../lower/resolve.js'
import { applyPipelines } from '../../../pipeline/apply/apply-pipelines.js'
import { fieldUses, type ProcessedField } from '../../../pipeline/apply/field-uses.js'
import type { Pipeline } from '../../../pipeline/pipeline.js'
import { startOf } from '../../../pipeline/processed-rule.js'
import { findInputs } from '../../../project/files/inputs.js'
import type { Io } from '../../../project/files/io.js'
import { readLinkedFiles } from '../../../project/workspace/linked-files.js'
import { trackProgress } from '../../../project/workspace/progress.js'
import { attempt } from '../../../project/workspace/rule-files.js'
import type { RuleDocument } from '../../../rule/parse-rules.js'
import { type DetectionRule, detectionsOf } from '../../../rule/rule.js'
import type { RuleIndex } from '../../../rule/rule-index.js'
import { collectDiagnostics } from '../../../text/collect-diagnostics.js'
import { counted } from '../../../text/count.js'
import { isError } from '../../../text/diagnostic.js'
import { type LimitSettings, limitsOf } from '../../../text/limits.js'
import type { OpenSelection } from '../../inputs/open-selection.js'
import { writeLines } from '../../terminal/wrap.js'

/** The placeholder for the name of keywords, which search the whole event. */
const KEYWORDS = '(keywords)'

export interface FieldEntry {
  readonly field: string
  /** Its names after the pipelines; empty if a step drops it. */
  readonly becomes: readonly string[]
  /** Number of rules with this use. */
  readonly rules: number
}

/**
 * Lists every field of the rules, sorted by the number of rules. Reports on stderr how many rules were skipped because
 * they have errors or a pipeline refuses them.
 */
export async function listFields(
  paths: readonly string[],
  pipelines: readonly Pipeline[],
  io: Io,
  platforms: readonly string[],
  { limits, selection }: { readonly limits: LimitSettings; readonly selection: OpenSelection },
): Promise<readonly FieldEntry[]> {
  const inputs = await findInputs(paths, io.cwd)
  const progress = trackProgress(io, inputs.length)
  const counts = new Map<string, { readonly use: ProcessedField; rules: number }>()
  let skipped = 0
  const { files, rules: allRules } = await readLinkedFiles(inputs, progress, { limits }, platforms)
  for await (const { input, documents = [] } of files) {
    for (const document of documents) {
      if (!selection.selects(document, input, allRules)) continue
      const uses = attempt(input, progress.io, () => usesOf(document, pipelines, allRules, limits))
      if (uses === undefined) skipped++
      for (const use of uses ?? []) {
        const key = JSON.stringify(use)
        const count = counts.get(key) ?? { use, rules: 0 }
        count.rules++
        counts.set(key, count)
      }
    }
  }
  writeLines(io.stderr, selection.close())
  if (skipped > 0) io.stderr.write(`${counted(skipped, 'rule')} skipped; \`sigmacast convert\` reports why\n`)
  return [...counts.values()]
    .sort((a, b) => b.rules - a.rules || ((a.use.field ?? '') < (b.use.field ?? '') ? -1 : 1))
    .map(({ use, rules }) => ({
      field: use.field ?? KEYWORDS,
      becomes: use.becomes.map((name) => name ?? KEYWORDS),
      rules,
    }))
}

/**
 * Undefined if the rule has errors; empty for a correlation or a filter. The fields of a filter belong to its rules.
 */
function usesOf(
  { rule, diagnostics }: RuleDocument,
  pipelines: readonly Pipeline[],
  allRules: RuleIndex | undefined,
  limits: LimitSettings,
): readonly ProcessedField[] | undefined {
  if (rule === undefined) return diagnostics.some(isError) ? undefined : []
  const uses = detectionsOf(rule).map((detection) => usesOfDetection(detection, pipelines, allRules, limits))
  return uses.every((use) => use !== undefined) ? uses.flat() : undefined
}

function usesOfDetection(
  rule: DetectionRule,
  pipelines: readonly Pipeline[],
  allRules: RuleIndex | undefined,
  limits: LimitSettings,
): readonly ProcessedField[] | undefined {
  const resolved = resolveRule(rule, limitsOf(limits))
  const ofFilters = collectDiagnostics()
  const start = startOf(rule, applyFilters(rule, resolved, allRules, ofFilters.report, limitsOf(limits)))
  if (resolved.diagnostics.some(isError) || ofFilters.hasErrors()) return undefined
  const { processed } = applyPipelines(start, pipelines, { limits: limitsOf(limits) })
  return processed && fieldUses(start, processed)
}
