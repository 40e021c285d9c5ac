import type { Targets } from '../../backend/targets.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { LimitSettings } from '../../text/limits.js'
import type { Input } from '../files/inputs.js'
import type { CommonSettings, TargetSettings } from '../workspace/convert-file.js'
import type { Cannot } from '../workspace/skip-refused.js'
import type { Acceptance } from './config.js'

/** A configuration whose files are found and whose settings are checked. */
export interface Project {
  /** The folder of the configuration, to which all paths are relative. */
  readonly root: string
  /** The file of the configuration, relative to `root`. */
  readonly file: string
  readonly environment: string | undefined
  readonly targets: Targets
  readonly limits: LimitSettings
  /** The rules and filters, sorted by name. */
  readonly inputs: readonly Input[]
  readonly outputs: readonly Output[]
  /**
   * Files on which every artifact depends besides its rules, such as the configuration, relative to `root`, for watching.
   */
  readonly dependencies: readonly string[]
}

/** An output with its effective settings. */
export interface Output {
  readonly name: string
  /** The path with its placeholders, relative to the root, with `/`. */
  readonly path: string
  readonly isOneFile: boolean
  readonly isCommitted: boolean
  /** True if the output contains the rule of a document. */
  readonly selects: (document: RuleDocument, input: Input) => boolean
  /** The settings for one rule. */
  readonly settingsFor: (document: RuleDocument, input: Input) => RuleOutputSettings
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
}
