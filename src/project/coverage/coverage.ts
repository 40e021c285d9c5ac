import type { Conversion } from '../../backend/conversion.js'
import type { Level } from '../../rule/metadata/levels.js'
import type { LogSource, LogSourcePart } from '../../rule/rule.js'
import type { AttackName } from './attack-matrix.js'

export type Verdict = Conversion['fidelity']

/** A rule, with everything that its coverage depends on. */
export interface CoverageRule {
  readonly title: string
  readonly id: string | null
  readonly file: string
  readonly level: Level | null
  readonly tags: readonly string[]
  /** Those of a correlation are the ones of its rules. */
  readonly logsources: readonly Pick<LogSource, LogSourcePart>[]
  /** The verdict in each output that contains the rule; `none` if it has no query there. */
  readonly verdicts: Readonly<Record<string, Verdict>>
  /** The number of its tests. */
  readonly tests: number
}

/** Facts about the rules of a tactic, a technique or a log source. */
export interface CoverageCounts {
  readonly rules: number
  /** The highest level of the rules; null if none has a level. */
  readonly bestLevel: Level | null
  /** The number of rules with a test. */
  readonly tested: number
  /** The number of rules by verdict in each output. */
  readonly outputs: Readonly<Record<string, VerdictCounts>>
}

export type VerdictCounts = Readonly<Record<Verdict, number>>

/** The rules for a technique of ATT&CK, with those for each of its subtechniques. */
export interface TechniqueCoverage extends CoverageCounts, AttackName {
  /** The ids of its tactics. */
  readonly tactics: readonly string[]
  /** Its subtechniques, whose rules also count for the technique. */
  readonly subtechniques: readonly (CoverageCounts & AttackName)[]
}

/** The rules for a tactic of ATT&CK. */
export interface TacticCoverage extends CoverageCounts, AttackName {
  /** The ids of its techniques, sorted by name. */
  readonly techniques: readonly string[]
  /** The number of its techniques with a rule. */
  readonly covered: number
}

/** A tag that names no current technique or tactic. */
export interface OutdatedTag {
  readonly tag: string
  /** `replaced`: its rules count for the successor. `removed`: it has none. */
  readonly kind: 'replaced' | 'removed' | 'unknown'
  /** The successor of a technique. */
  readonly by?: AttackName
  readonly rules: number
}

/** The rules and techniques of one product, or of one log source. */
export interface LogSourceCoverage {
  /** Such as `windows/process_creation`; empty for rules without a log source. */
  readonly name: string
  readonly rules: number
  readonly techniques: number
}

/** The part of ATT&CK for Enterprise that a set of rules covers. */
export interface Coverage {
  readonly attack: { readonly version: string; readonly source: string }
  readonly rules: number
  /** The number of rules that name no technique. */
  readonly withoutTechnique: number
  readonly outputs: readonly string[]
  /** In the order of the matrix. */
  readonly tactics: readonly TacticCoverage[]
  /** All techniques, also those without a rule, sorted by id. */
  readonly techniques: readonly TechniqueCoverage[]
  readonly outdatedTags: readonly OutdatedTag[]
  /** By product, the most rules first. */
  readonly products: readonly LogSourceCoverage[]
  /** By product, category and service, the most rules first. */
  readonly logsources: readonly LogSourceCoverage[]
}
