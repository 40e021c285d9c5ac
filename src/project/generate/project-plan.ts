import type { Diagnostic } from '../../text/diagnostic.js'
import type { Output } from '../config/project.js'
import type { Note } from '../workspace/note.js'
import type { BuildCache } from './build-cache.js'
import type { MadeArtifact } from './convert-accepted.js'
import type { ProjectFile } from './project-rules.js'

/** Everything that the outputs of a project should contain. */
export interface ProjectPlan {
  readonly outputs: readonly PlannedOutput[]
  /** Diagnostics of the rules that were read or converted, in the order of the files. */
  readonly diagnostics: readonly Diagnostic[]
  /** Remarks about files that are no rules. */
  readonly notes: readonly Note[]
  /** The number of rules with an artifact or a failure in some output. */
  readonly rules: number
  /** The number of rules that were converted for some output, and of those that the cache knew. */
  readonly converted: number
  readonly cached: number
  /** True if a filter may be missing, so that no output can be trusted. */
  readonly lacksFilter: boolean
  /** The files that were read; those that the cache knew are read when they are needed. */
  readonly files: readonly ProjectFile[]
  /** The cache for the next run. */
  readonly cache: BuildCache
}

/** The files that an output should have, and the rules that it lacks. */
export interface PlannedOutput {
  readonly output: Output
  /** The files, sorted by path. */
  readonly files: readonly PlannedFile[]
  /** The rules that could not be converted because of an error. */
  readonly failed: readonly RuleIdentity[]
  /** The rules that `cannot` skipped. */
  readonly skipped: readonly RuleIdentity[]
}

/** The file of a rule, and the names by which people know it. */
export interface RuleIdentity {
  /** The file of the rule, relative to the root of the project. */
  readonly file: string
  readonly id: string | null
  /** Null if the file cannot be read. */
  readonly title: string | null
}

/** A file that an output should have. */
export interface PlannedFile {
  /** Relative to the root of the project, with `/`. */
  readonly path: string
  readonly text: string
  readonly hash: string
  readonly artifacts: readonly PlannedArtifact[]
}

/** An artifact of a file, with the rule and the inputs that it was made from. */
export interface PlannedArtifact extends MadeArtifact {
  readonly rule: RuleIdentity
  /** The hashes of the files that it was made from, by name: rules, filters and pipelines. */
  readonly inputs: Readonly<Record<string, string>>
  /** The hash of its settings, including the pipelines. */
  readonly settings: string
}
