/** The name of the manifest, in the folder of the configuration. */
export const MANIFEST_FILE = 'sigmacast.lock.json'

/** Raised when the layout of the manifest changes incompatibly. */
export const MANIFEST_VERSION = 1

/** The generated files of a project, and what each was made from. */
export interface Manifest {
  /** The version of sigmacast that wrote the manifest. */
  readonly sigmacast: string
  /** Sorted by path. */
  readonly files: readonly ManifestFile[]
  /** In the order of their files, and of their places in them. */
  readonly artifacts: readonly ManifestArtifact[]
}

/** A file that sigmacast owns. */
export interface ManifestFile {
  /** Relative to the folder of the manifest, with `/`. */
  readonly path: string
  readonly output: string
  /** The environment for which it was generated; absent without one. */
  readonly environment?: string
  /** The hash of its text. */
  readonly hash: string
}

/** An artifact in a file, with its rule. */
export interface ManifestArtifact {
  readonly path: string
  /** The id of the rule; null if it has none. */
  readonly id: string | null
  /** The file of the rule. */
  readonly rule: string
  /** The variant, if the artifact is one of several for the rule; else absent. */
  readonly variant?: string
  readonly target: string
  readonly format: string
  /** The name that has to be unique on the platform; null if no name has to be. */
  readonly name: string | null
  readonly fidelity: string
  readonly assumptions: readonly string[]
  readonly losses: readonly string[]
  /** The hashes of the files that it was made from: rules, filters and pipelines. */
  readonly inputs: Readonly<Record<string, string>>
  /** The hash of its settings: options, variables, schemas and pipelines. */
  readonly settings: string
  /** The hash of its text. */
  readonly hash: string
}

export const emptyManifest = (sigmacast: string): Manifest => ({ sigmacast, files: [], artifacts: [] })
