import type { Manifest, ManifestArtifact } from '../manifest/manifest.js'
import { printManifest } from '../manifest/print-manifest.js'
import { artifactKey, changeReasons } from './change-reasons.js'
import type { ComparedOutput, ComparedOutputs } from './compare-plan.js'
import { type GenerateResult, KEPT_KINDS, type OutputResult } from './generate-result.js'
import { hashText } from './hashes.js'
import type { KnownFiles } from './open-ownership.js'
import type { PlannedArtifact, ProjectPlan } from './project-plan.js'

/** The plan of a run, what it compared it with, and the manifest that follows. */
interface RunParts {
  readonly plan: ProjectPlan
  readonly comparison: ComparedOutputs
  readonly known: KnownFiles
  /** The manifest after the run. */
  readonly manifest: Manifest
}

/** Returns the result of a run from its parts. */
export function makeResult(
  { plan, comparison, known, manifest }: RunParts,
  { check, version }: { readonly check: boolean; readonly version: string },
): GenerateResult {
  const { diagnostics, notes, rules, cached, lacksFilter } = plan
  const outputs = comparison.outputs.map((output) => outputResult(output, check))
  const state = manifestState(known, manifest)
  const hasFailed = lacksFilter || outputs.some(({ failed }) => failed.length > 0)
  const isOpen = outputs.some(({ open }) => open.length > 0)
  const isStale = check && (state === 'changed' || state === 'merged')
  return {
    outputs,
    manifest: state,
    manifestReasons: state === 'changed' ? manifestReasons(known, comparison, version) : [],
    diagnostics,
    notes,
    rules,
    cached,
    isFine: !hasFailed && !isOpen && !isStale,
  }
}

function manifestState({ manifestText, isMerged }: KnownFiles, manifest: Manifest): GenerateResult['manifest'] {
  if (isMerged) return 'merged'
  if (manifest.files.length === 0) return manifestText === undefined ? 'none' : 'changed'
  return printManifest(manifest) === manifestText ? 'unchanged' : 'changed'
}

function outputResult(
  { name, planned, changes, isBlocked, isCommitted }: ComparedOutput,
  check: boolean,
): OutputResult {
  const before = changes.flatMap((change) => change.before)
  const after = changes.flatMap((change) => change.planned?.artifacts ?? [])
  return {
    name,
    path: planned?.output.path ?? '',
    isOneFile: planned?.output.isOneFile ?? false,
    artifacts: after.length,
    ...countChanged(before, after),
    files: changes,
    open: changes.filter(({ kind }) => KEPT_KINDS.has(kind) || (check && isCommitted && kind !== 'unchanged')),
    failed: planned?.failed ?? [],
    skipped: planned?.skipped ?? [],
    isBlocked,
  }
}

function countChanged(
  before: readonly ManifestArtifact[],
  after: readonly PlannedArtifact[],
): Pick<OutputResult, 'changedArtifacts' | 'removedArtifacts'> {
  const previous = new Map(
    before.map((artifact) => [artifactKey(artifact.id, artifact.rule, artifact.variant), artifact]),
  )
  let changedArtifacts = 0
  for (const { rule, text, variant } of after) {
    const key = artifactKey(rule.id, rule.file, variant)
    if (previous.get(key)?.hash !== hashText(text)) changedArtifacts++
    previous.delete(key)
  }
  return { changedArtifacts, removedArtifacts: previous.size }
}

/** Returns why the manifest is stale although the files are as they should be. */
function manifestReasons({ manifest }: KnownFiles, { changes }: ComparedOutputs, version: string): readonly string[] {
  const versions = { before: manifest?.sigmacast ?? version, after: version }
  if (manifest === undefined) return ['it is missing']
  const unchanged = changes.filter(({ kind }) => kind === 'unchanged')
  const reasons = unchanged.flatMap(({ before, planned, reasons: known }) =>
    known.length > 0 ? known : changeReasons(before, planned?.artifacts ?? [], versions),
  )
  return [...new Set(reasons)]
}
