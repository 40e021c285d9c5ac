import type { LogSource } from '../../../rule/rule.js'
import type { Data } from '../../../rule/yaml/data.js'
import type { QueryMark } from '../../query/query-marks.js'
import type { Verdict } from '../../shell/verdict.js'
import type { Indicator } from './indicators.js'
import type { Stages } from './stages.js'

/** All that the page of a rule shows, as plain data. It is also the JSON beside the page. */
export interface RulePage {
  /** Path of the page in the site, without its extension. */
  readonly path: string
  /** `broken` is a document with errors, of which no query can be made. */
  readonly kind: 'detection' | 'correlation' | 'filter' | 'broken'
  readonly title: string
  readonly id: string | null
  readonly status: string | null
  readonly level: string | null
  /** The authors, as separated by commas. */
  readonly authors: readonly string[]
  readonly date: string | null
  readonly modified: string | null
  readonly license: string | null
  readonly description: string | null
  /** Null for a rule over other rules. */
  readonly logsource: LogSource | null
  readonly references: readonly Reference[]
  readonly falsepositives: readonly string[]
  readonly fields: readonly string[]
  readonly tags: readonly string[]
  readonly attack: readonly TacticFacts[]
  /** Top-level keys that the specification does not define. */
  readonly custom: Readonly<Record<string, Data>>
  readonly body: RuleBody
  readonly findings: readonly FindingFacts[]
  /** Null for a rule over other rules, and for a broken one. */
  readonly stages: Stages | null
  /** Null unless the rule combines other rules. */
  readonly correlation: CorrelationFacts | null
  readonly indicators: readonly Indicator[]
  readonly queries: readonly QueryFacts[]
  readonly events: readonly EventFacts[]
  readonly related: RelatedRules
  readonly tests: readonly TestFacts[]
  /** Notes about the address of the page. */
  readonly notes: readonly string[]
}

/** A reference of a rule. Only addresses on the web are links. */
export interface Reference {
  readonly text: string
  readonly url: string | null
}

export interface TacticFacts {
  readonly id: string
  readonly name: string
  readonly techniques: readonly TechniqueFacts[]
}

export interface TechniqueFacts {
  readonly id: string
  readonly name: string
}

/** The rule as written. */
export interface RuleBody {
  readonly file: string
  readonly text: string
  /** The number of the first line in the file. */
  readonly firstLine: number
  /** The places of the values that predicates come from, with their numbers in the stages. */
  readonly values: readonly (Place & { readonly number: number })[]
}

/** A range of the file. Lines and columns start at 1; the end is exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** A finding or diagnostic at a place of the rule. */
export interface FindingFacts extends Place {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly help: string | null
  /** The other places that it refers to, such as a rule that finds the same events. */
  readonly related: readonly { readonly message: string; readonly file: string; readonly line: number }[]
}

/** A rule of the set, as a link. */
export interface RuleLink {
  readonly title: string
  readonly path: string
}

export interface CorrelationFacts {
  readonly type: string
  /** The rules that it combines; a name that no rule has is no link. */
  readonly rules: readonly { readonly name: string; readonly link: RuleLink | null }[]
  readonly groupBy: readonly string[]
  /** As written: `10m`. */
  readonly timespan: string
  readonly condition: string
}

/** The query of a rule for one target or output. */
export interface QueryFacts {
  /** The name of the column. */
  readonly column: string
  readonly title: string
  readonly target: string
  readonly format: string
  readonly verdict: Verdict
  /** The text to copy. Null if there is none. */
  readonly artifact: string | null
  readonly assumptions: readonly NamedFact[]
  readonly approximations: readonly NamedFact[]
  /** The condition that the query does not check; null if it checks all. */
  readonly residual: string | null
  /** The parts of the rule that the query does not check exactly, with the reasons. */
  readonly losses: readonly LossFacts[]
  readonly findings: readonly FindingFacts[]
  /** Pieces of the artifact that come from values of the rule, in the order of the artifact. */
  readonly marks: readonly QueryMark[]
}

/** An assumption or approximation with its meaning. */
export interface NamedFact {
  readonly name: string
  readonly meaning: string
}

export interface LossFacts {
  /** The part of the rule. */
  readonly text: string
  readonly because: string
  readonly effect: 'dropped' | 'widened'
  /** The number of the value in the stages; null for a part that a pipeline or a filter adds. */
  readonly number: number | null
  /** The line in the rule; null for a part of another file. */
  readonly line: number | null
}

/** An event that illustrates the rule. */
export interface EventFacts {
  readonly matches: boolean
  readonly about: string
  readonly event: Readonly<Record<string, unknown>>
}

export interface RelatedRules {
  /** Rules that find all events of this one. */
  readonly coveredBy: readonly RuleLink[]
  /** Rules whose events this one finds as well. */
  readonly covers: readonly RuleLink[]
  readonly equivalent: readonly RuleLink[]
  readonly correlations: readonly RuleLink[]
  /** For a filter, the rules that it applies to; else the filters that apply to the rule. */
  readonly filters: readonly RuleLink[]
}

export interface TestFacts {
  readonly name: string
  readonly file: string
  readonly isPassed: boolean
  /** Why the test failed; null if it passed. */
  readonly problem: string | null
}
