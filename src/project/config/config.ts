import type { Backend } from '../../backend/backend.js'
import type { Profile } from '../../check/check.js'
import type { FindingSeverity } from '../../check/finding.js'
import type { Assumption } from '../../ir/assumptions.js'
import type { PlaceholderResolver } from '../../pipeline/action.js'
import type { OneOrMore, Selection } from '../select/selection.js'

/** A configuration as written in `sigmacast.yml`. Paths and patterns are relative to its folder. */
export interface Config {
  /** Patterns of rule files; `!` excludes. Correlations are among the rules. */
  readonly rules: OneOrMore<string>
  /** Patterns of further filter files. */
  readonly filters?: OneOrMore<string>
  /** Pipelines of every output, before its own. */
  readonly pipelines?: OneOrMore<PipelineUse>
  readonly schema?: OneOrMore<string>
  /** The rules of every output. */
  readonly select?: Selection
  readonly accept?: Acceptance
  /** Values of placeholders, by name. */
  readonly vars?: Readonly<Record<string, OneOrMore<string | number>>>
  /** Limits on the size of a rule, by name. */
  readonly limits?: Readonly<Record<string, number>>
  /** False if outputs are not committed: then nothing is missing and there is no manifest. Default `true`. */
  readonly commit?: boolean
  readonly outputs: Readonly<Record<string, OutputConfig>>
  readonly environments?: Readonly<Record<string, EnvironmentConfig>>
  readonly overrides?: readonly OverrideConfig[]
  readonly check?: CheckConfig
  readonly test?: TestConfig
}

/** The settings of `sigmacast check`. The flags of the command line win over them. */
export interface CheckConfig {
  /** The profiles. Default: `recommended`. */
  readonly extends?: OneOrMore<Profile>
  /** Severities by the code of a finding. */
  readonly rules?: Readonly<Record<string, FindingSeverity | 'off'>>
  /** Namespaces of tags besides those of the specification. */
  readonly 'tag-namespaces'?: OneOrMore<string>
  /** The file of accepted findings. */
  readonly baseline?: string
}

/** The tests of the rules. */
export interface TestConfig {
  /** Patterns of test files and of folders with events, in addition to test files beside rules. */
  readonly events?: OneOrMore<string>
  /** The report about a rule without a test. Default `ignore`. */
  readonly require?: Severity
}

/** A configuration in a module, which may contain code. */
export interface ModuleConfig extends Config {
  /** Targets in addition to the built-in ones. */
  readonly backends?: readonly Backend[]
  /** Returns the values of placeholders that pipelines take from elsewhere. */
  readonly resolve?: PlaceholderResolver
}

/** A pipeline, or the pipelines for the rules that a selection holds for: of several such entries, the first one. */
export type PipelineUse = string | { readonly select: Selection; readonly use: OneOrMore<string> }

/** The queries that an output may contain. */
export interface Acceptance {
  /** Default: `exact` and `approximate`. */
  readonly fidelity?: OneOrMore<'exact' | 'approximate' | 'wider'>
  /** Absent: every assumption. */
  readonly assumptions?: OneOrMore<Assumption>
  readonly unmapped?: { readonly fields?: Severity; readonly logsource?: Severity }
}

type Severity = 'error' | 'warn' | 'ignore'

type OptionConfig = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>

/** Settings that an environment may change for an output. */
export interface OutputSettings {
  readonly select?: Selection
  readonly accept?: Acceptance
  readonly pipelines?: OneOrMore<PipelineUse>
  /** Variants of the pipelines, or `all`. Default: none. */
  readonly variants?: OneOrMore<string>
  /** True to join the variants in one query. Default: each has a query of its own. */
  readonly 'join-variants'?: boolean
  readonly schema?: OneOrMore<string>
  readonly options?: OptionConfig
  readonly vars?: Config['vars']
  /** The treatment of a rule that the output cannot contain. Default `error`. */
  readonly cannot?: 'error' | 'warn' | 'skip'
  readonly commit?: boolean
}

/** An output: its targets, its format and the path of its files. */
export interface OutputConfig extends OutputSettings {
  /** A target, or several: then the first one that is acceptable for the rule. */
  readonly target: OneOrMore<string>
  /** Default: the first format of the target. */
  readonly format?: string
  /** A file, or a path with `{dir}`, `{stem}`, `{id}`, `{name}`, `{target}`, `{product}` or `{level}` for one file per rule. */
  readonly path: string
}

/** The settings that an environment changes. Filters and files of tests are added to those of the top. */
export interface EnvironmentConfig {
  readonly filters?: OneOrMore<string>
  readonly select?: Selection
  readonly accept?: Acceptance
  readonly vars?: Config['vars']
  readonly outputs?: Readonly<Record<string, OutputSettings & { readonly path?: string }>>
  readonly overrides?: readonly OverrideConfig[]
  readonly test?: Pick<TestConfig, 'events'>
}

/** Settings for the rules of some files. */
export interface OverrideConfig {
  readonly rules: OneOrMore<string>
  readonly select?: Selection
  /** Options by output. */
  readonly options?: Readonly<Record<string, OptionConfig>>
  readonly cannot?: OutputSettings['cannot']
}
