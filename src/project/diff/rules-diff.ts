import type { Conversion } from '../../backend/conversion.js'
import type { Comparison } from '../../reason/compare.js'
import type { Data } from '../../rule/yaml/data.js'
import type { Diagnostic } from '../../text/diagnostic.js'

/** The difference between the rules of a revision and those of the working tree. */
export interface RulesDiff {
  /** The revision as given. */
  readonly against: string
  /** The commit that the working tree is compared with: the last one that it shares with the revision. */
  readonly commit: string
  /** The changed, added and removed rules, in this order; each by file. */
  readonly rules: readonly RuleChange[]
  /** The number of rules without any change. */
  readonly unchanged: number
  /** Errors of rules that could not be read or compared. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A rule that was changed, added or removed. */
export interface RuleChange {
  readonly kind: 'changed' | 'added' | 'removed'
  readonly title: string
  readonly id: string | null
  /** Relative to the folder of the configuration; of a removed rule, its former place. */
  readonly file: string
  /** The former file of a rule that was moved. */
  readonly previousFile?: string
  /** The effect of the change on the events that the rule matches. Absent for a rule that is not on both sides. */
  readonly meaning?: Meaning
  /**
   * For a removed rule, the titles of rules that together find all of its events, in each of its outputs; null if none
   * are known. Empty if the rule found no event.
   */
  readonly coveredBy?: readonly string[] | null
  /** The changes of metadata, of custom keys, and of the log source, as `logsource.product`. */
  readonly metadata: readonly MetadataChange[]
  /** The other files whose change reaches the rule, such as filters and pipelines. */
  readonly because: readonly string[]
  readonly outputs: readonly OutputChange[]
}

/** The relation of the events that a rule matches to those before, with an event for each direction. */
export type Meaning = Comparison

/** The change of one key of metadata, or of one part of the log source. */
export interface MetadataChange {
  readonly key: string
  /** Absent if the key was, or is, absent. */
  readonly before?: Data
  readonly after?: Data
}

/** The change of a rule's artifact in one output. */
export interface OutputChange {
  readonly output: string
  readonly kind: 'created' | 'updated' | 'renamed' | 'removed'
  /**
   * The effect of changed settings of the output, such as its pipelines, on the events that the query matches; with the field
   * names of the platform. Absent if it is that of the change of the rule.
   */
  readonly meaning?: Meaning
  readonly before?: ArtifactFacts
  readonly after?: ArtifactFacts
}

/** The facts about an artifact that a comparison shows. */
export interface ArtifactFacts {
  readonly path: string
  /** The name on the platform; null if it needs none. */
  readonly name: string | null
  readonly target: string
  readonly fidelity: Conversion['fidelity']
  /** Null if the format is made without a query. */
  readonly query: string | null
  readonly text: string
}
