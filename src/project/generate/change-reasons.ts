import type { ManifestArtifact, ManifestFile } from '../manifest/manifest.js'
import type { PlannedArtifact } from './project-plan.js'

/** Returns what changed since artifacts were generated, for people: `pipelines/ours.yml changed`. */
export function changeReasons(
  before: readonly ManifestArtifact[],
  after: readonly PlannedArtifact[],
  versions: { readonly before: string; readonly after: string },
): readonly string[] {
  const reasons = new Set<string>()
  if (versions.before !== versions.after) reasons.add(`sigmacast ${versions.before} → ${versions.after}`)
  const previous = new Map(
    before.map((artifact) => [artifactKey(artifact.id, artifact.rule, artifact.variant), artifact]),
  )
  for (const artifact of after) {
    const key = artifactKey(artifact.rule.id, artifact.rule.file, artifact.variant)
    const old = previous.get(key)
    previous.delete(key)
    if (old === undefined) reasons.add(`${artifact.rule.file} is new`)
    else for (const reason of inputReasons(old, artifact)) reasons.add(reason)
  }
  for (const { rule } of previous.values()) reasons.add(`${rule} no longer makes an artifact`)
  return [...reasons]
}

/**
 * Returns the environment that generated a file, if it is another one, as the reason why the file differs. The
 * differences of the artifacts follow from it: rules that this environment does not select, or other settings.
 */
export function otherEnvironment(
  file: ManifestFile | undefined,
  environment: string | undefined,
): { readonly generatedFor: string | null; readonly reasons: readonly string[] } | undefined {
  if (file === undefined || file.environment === environment) return undefined
  const { environment: other = null } = file
  return { generatedFor: other, reasons: [`it was generated ${environmentText(other)}`] }
}

/** Returns the flag of an environment for people, after “generated”, as they would write it in a shell. */
export const environmentText = (environment: string | null): string =>
  environment === null
    ? 'without `--env`'
    : `with \`--env ${/^[\w./-]+$/.test(environment) ? environment : JSON.stringify(environment)}\``

/** An artifact is identified by the id of its rule and by its variant, so that moving a rule is no new one. */
export const artifactKey = (id: string | null, file: string, variant: string | null = null): string =>
  `${id?.toLowerCase() ?? file}${variant === null ? '' : ` ${variant}`}`

function inputReasons(before: ManifestArtifact, after: PlannedArtifact): readonly string[] {
  const reasons: string[] = []
  for (const [name, hash] of Object.entries(after.inputs)) {
    const old = before.inputs[name]
    if (old === undefined)
      reasons.push(name === after.rule.file ? `${before.rule} is now ${name}` : `${name} is used now`)
    else if (old !== hash) reasons.push(`${name} changed`)
  }
  for (const name of Object.keys(before.inputs)) {
    if (after.inputs[name] === undefined && name !== before.rule) reasons.push(`${name} is no longer used`)
  }
  if (reasons.length === 0 && before.settings !== after.settings) reasons.push('the settings of the output changed')
  return reasons
}
