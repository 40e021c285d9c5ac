import type { Diagnostic } from '../../text/diagnostic.js'
import type { ManifestArtifact } from '../manifest/manifest.js'
import type { Note } from '../workspace/note.js'
import type { PlannedFile, RuleIdentity } from './project-plan.js'

/** The result of `generate`: the changes that it made, or that it would make. */
export interface GenerateResult {
  readonly outputs: readonly OutputResult[]
  /** The manifest: `merged` if it was rebuilt from both sides of a merge conflict. */
  readonly manifest: 'unchanged' | 'changed' | 'merged' | 'none'
  /** Reasons why the manifest alone is stale, such as a changed rule with the same artifacts. */
  readonly manifestReasons: readonly string[]
  /** Diagnostics of the rules that this run read or converted. */
  readonly diagnostics: readonly Diagnostic[]
  readonly notes: readonly Note[]
  readonly rules: number
  /** Rules that an earlier run had converted with the same inputs. */
  readonly cached: number
  /** True if no rule failed, and every file is as it should be. */
  readonly isFine: boolean
}

/** The changes of the files of one output. */
export interface OutputResult {
  readonly name: string
  readonly path: string
  readonly isOneFile: boolean
  /** The number of artifacts, and of those that are new or changed. */
  readonly artifacts: number
  readonly changedArtifacts: number
  /** The number of artifacts that no rule makes any more. */
  readonly removedArtifacts: number
  /** Every file of the output, sorted by path. */
  readonly files: readonly FileChange[]
  /** The files that someone has to act on: those that are kept and, with `check`, committed files that are not up to date. */
  readonly open: readonly FileChange[]
  readonly failed: readonly RuleIdentity[]
  readonly skipped: readonly RuleIdentity[]
  /** True if the output was left as it is because of failed rules. */
  readonly isBlocked: boolean
}

/** Kinds of files that a run keeps, and a person has to decide about. */
export const KEPT_KINDS: ReadonlySet<FileChange['kind']> = new Set(['edited', 'foreign', 'leftover'])

/**
 * The change of a file. `edited` and `foreign` files are kept: someone edited the first since it was generated, and
 * sigmacast did not generate the second. `leftover` is an edited file that no rule makes any more, and `gone` one that
 * someone has removed already.
 */
export interface FileChange {
  readonly path: string
  readonly kind:
    | 'created'
    | 'updated'
    | 'renamed'
    | 'removed'
    | 'unchanged'
    | 'edited'
    | 'foreign'
    | 'leftover'
    | 'gone'
  /** The path before a renaming. */
  readonly previousPath?: string
  /** Absent for a file that no rule makes any more, and if nothing has changed since the last run. */
  readonly planned?: PlannedFile
  /** The artifacts of the file before, from the manifest. */
  readonly before: readonly ManifestArtifact[]
  /** The text on the disk; absent if there is none, or if it is unchanged. */
  readonly text?: string
  /** The other environment that generated the file; null if none did. Absent if it was the one of the run. */
  readonly generatedFor?: string | null
  /** The changes since the file was generated, for people. */
  readonly reasons: readonly string[]
}
