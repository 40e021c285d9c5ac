import type { LoadedTargets } from '../../backend/targets.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import type { LimitSettings } from '../../text/limits.js'
import type { Input } from '../files/inputs.js'
import type { CommonSettings, TargetSettings } from '../workspace/convert-file.js'
import type { Cannot } from '../workspace/skip-refused.js'
import type { ProjectTests } from './check/find-tests.js'
import type { Acceptance, CheckConfig } from './config.js'

/** A configuration whose files are found and whose settings are checked. */
export interface Project {
  /** The folder of the configuration, to which all paths are relative. */
  readonly root: string
  /** The file of the configuration, relative to `root`. */
  readonly file: string
  readonly environment: string | undefined
  readonly targets: LoadedTargets
  readonly limits: LimitSettings
  /** The settings of `sigmacast check`. */
  readonly check: CheckConfig
  /** The rules and filters, sorted by name. */
  readonly inputs: readonly Input[]
  readonly outputs: readonly Output[]
  readonly tests: ProjectTests
  /** The names of all outputs of the configuration, including those that were not requested. */
  readonly outputNames: readonly string[]
  /** The names of all environments of the configuration. */
  readonly environmentNames: readonly string[]
  /**
   * Files on which every artifact depends besides its rules, such as the configuration, relative to `root`, for watching.
   */
  readonly dependencies: readonly string[]
  /**
   * A text that is equal for equal outputs with equal settings, including the texts of pipelines, schemas and lists.
   * Undefined if they depend on code: then every run reads and converts every rule.
   */
  readonly settingsKey?: string | undefined
}

/** An output with its effective settings. */
export interface Output {
  readonly name: string
  /** The path with its placeholders, relative to the root, with `/`. */
  readonly path: string
  /** Returns the path in an environment. Default: `path`. */
  readonly pathIn?: (environment: string | undefined) => string
  readonly isOneFile: boolean
  readonly isCommitted: boolean
  /**
   * True if the output contains the rule of a document. A correlation has the log sources of its rules, which are known
   * only with the index of all rules; without it, every selection by log source holds for a correlation.
   */
  readonly selects: (document: RuleDocument, input: Input, rules?: RuleIndex) => boolean
  /** The settings for one rule; with the index, a correlation has the pipelines for the log sources of its rules. */
  readonly settingsFor: (document: RuleDocument, input: Input, rules?: RuleIndex) => RuleOutputSettings
}

/** The settings of an output for one rule. Rules with equal settings share one value. */
export interface RuleOutputSettings {
  /** The targets in order of preference; an artifact is made for the first that is acceptable. */
  readonly targets: readonly TargetSettings[]
  /** All settings that do not depend on the target, except the rules that refer to each other. */
  readonly common: Omit<CommonSettings, 'rules' | 'standsAlone'>
  readonly accept: Acceptance
  readonly cannot: Cannot
  /** A text that is equal for equal settings, including the texts of the pipelines, for the hash of the inputs. */
  readonly fingerprint: string
  /**
   * True if the artifacts also depend on code of the configuration, a backend or `resolve`, which the fingerprint does
   * not cover. Absent: false.
   */
  readonly dependsOnCode?: boolean
}
