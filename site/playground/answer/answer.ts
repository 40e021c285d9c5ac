import type { QueryMark } from '../../../src/site/query/query-marks.js'
import type { Verdict } from '../../../src/site/shell/verdict.js'
import type { TextName } from '../input/input.js'

/** All that the worker says about an input, as plain data. It arrives in parts; each part replaces the one before. */
export interface Answer {
  readonly rules: RuleList
  readonly targets: readonly TargetAnswer[]
  readonly predicates: readonly PredicateMark[]
  readonly remarks: readonly Remark[]
  readonly pipelines: PipelineAnswer
  readonly witnesses: WitnessAnswer
  readonly events: EventAnswer
  readonly explanation: readonly ExplanationStep[]
  readonly artifact: ArtifactAnswer
}

/** The rules of the input that have a query of their own. */
export interface RuleList {
  readonly titles: readonly string[]
  /** The index of the rule that the answer is about; -1 if there is none. */
  readonly selected: number
  /** The state of the selected rule: `broken` if it has errors, `empty` if the input has no rule at all. */
  readonly state: 'readable' | 'broken' | 'empty'
}

/** A range of one of the texts. Lines and columns start at 1. */
export interface Place {
  readonly text: TextName
  readonly from: number
  readonly to: number
  readonly line: number
  readonly column: number
}

/** A place of a rule with a condition. Its number is its index in `Answer.predicates` plus 1. */
export interface PredicateMark {
  readonly text: string
  readonly place: Place
}

/** A named fact with its sentence. */
export interface NamedFact {
  readonly name: string
  readonly sentence: string
}

export interface TargetAnswer {
  readonly name: string
  readonly title: string
  readonly verdict: Verdict
  readonly query: string | null
  /** The parts of the query that express a predicate, in order; empty if they are not known. */
  readonly marks: readonly QueryMark[]
  readonly assumptions: readonly NamedFact[]
  readonly approximations: readonly NamedFact[]
  readonly unchecked: readonly Unchecked[]
  /** The names of the pipelines that apply, as for `--pipeline`. */
  readonly pipelines: readonly string[]
  /** The chosen pipelines that are not for this target. */
  readonly otherPipelines: readonly string[]
  /** The diagnostics of the target alone. */
  readonly remarks: readonly Remark[]
}

/** A part of the rule that a query does not check. */
export interface Unchecked {
  readonly text: string
  readonly reasons: readonly string[]
  readonly effect: 'dropped' | 'widened'
  readonly predicates: readonly number[]
  readonly place: Place | null
}

export interface Remark {
  readonly code: string
  /** The kind of page that documents the code. */
  readonly documentedAs: 'diagnostic' | 'finding'
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly help: string | null
  readonly place: Place
  readonly related: readonly { readonly message: string; readonly place: Place | null }[]
  readonly fix: RemarkFix | null
}

/** Edits of the text of a remark. All are made, or none. */
export interface RemarkFix {
  readonly edits: readonly { readonly from: number; readonly to: number; readonly insert: string }[]
  readonly keepsMeaning: boolean
}

export interface PipelineAnswer {
  /** The built-in pipelines that fit the log source of the rule and the selected target. */
  readonly suggested: readonly string[]
  readonly available: readonly { readonly name: string; readonly about: string }[]
}

/** The answer of a query for an event. The assumptions are those on which it depends. */
export interface QueryVerdict {
  readonly result: 'found' | 'rejected' | 'over-match' | 'may-over-match' | 'unknown' | 'no-query'
  readonly assumptions: readonly string[]
}

export interface WitnessAnswer {
  readonly witnesses: readonly WitnessRow[]
  /** The reason why there are none, for people; null if there are some. */
  readonly reason: string | null
}

export interface WitnessRow {
  readonly matches: boolean
  /** The condition that the event is about; null if it is about the whole rule. */
  readonly condition: string | null
  readonly difference: string
  readonly event: string
  readonly query: QueryVerdict
}

export interface EventAnswer {
  /** One entry for each line with text. */
  readonly lines: readonly EventLine[]
  /** The number of lines after the last entry, which were not matched. */
  readonly skipped: number
  readonly reason: string | null
}

export interface EventLine {
  readonly line: number
  readonly state: 'match' | 'no-match' | 'not-json'
  /** Why: the conditions that fail, the parts that hold, or the error of the JSON. */
  readonly why: readonly string[]
  readonly query: QueryVerdict
}

export interface ExplanationStep {
  readonly title: string
  /** The text of the step as code; null if the step has none. */
  readonly code: string | null
  readonly changes: readonly { readonly sign: '-' | '+' | '='; readonly text: string }[]
  readonly notes: readonly string[]
}

export interface ArtifactAnswer {
  readonly target: string
  readonly format: string
  readonly text: string | null
  readonly remarks: readonly Remark[]
  /** The options that apply, as texts. */
  readonly options: Readonly<Record<string, string>>
  /** Problems with the values of options, by the name of the option. */
  readonly problems: Readonly<Record<string, string>>
}
