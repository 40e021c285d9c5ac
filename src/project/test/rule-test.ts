import type { Json } from '../../ir/json.js'
import type { Source, Span } from '../../text/source.js'

/** An event of a test, with its place for messages. */
export interface TestEvent {
  readonly event: Json
  readonly source: Source
  readonly span: Span
}

/** A match that a test expects; what is absent is not compared. */
export interface ExpectedMatch {
  /** Milliseconds since 1970. */
  readonly time?: number
  /** Values of fields of `group-by`. */
  readonly group?: Readonly<Record<string, string>>
  /** The figure that the condition compares, such as the number of events. */
  readonly figure?: number
}

/**
 * The expectation of a test. `match`: the rule matches each of the events; a correlation matches at least once.
 * `no-match`: it matches none. `matches`: exactly these matches, in the order of their events. `at-least`: a number of
 * matches.
 */
export type Expectation =
  | { readonly kind: 'match' | 'no-match' }
  | { readonly kind: 'matches'; readonly matches: readonly ExpectedMatch[] }
  | { readonly kind: 'at-least'; readonly count: number }

/** The rule of a test, as the test names it. */
export type RuleName =
  /** An id, a name, a title, or a file relative to the folder of the test, whose absolute path is `folder`. */
  | { readonly kind: 'named'; readonly name: string; readonly folder: string }
  /** The rule in a file beside the test: absolute paths without the extension. */
  | { readonly kind: 'beside'; readonly stem: string }
  /** Ids, names or file names without extension, of which one should exist; or the only rule in a folder. */
  | { readonly kind: 'one-of'; readonly names: readonly string[]; readonly folder?: string }

/** One test of one rule. */
export interface RuleTest {
  readonly name: string
  readonly rule: RuleName
  /** The place that names the rule; of the test itself if it does not. */
  readonly ruleSpan: Span
  readonly events: readonly TestEvent[]
  readonly expected: Expectation
  /** The field with the time of an event. */
  readonly timestamp: string
  /** True if the test writes times as distances, such as `5m`. */
  readonly hasDistances?: boolean
  readonly source: Source
  readonly span: Span
}
