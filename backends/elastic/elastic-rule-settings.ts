import type { Converted } from '../../src/backend/format.js'

/** Settings of a Kibana rule, in any query language. */
export type ElasticRuleSettings = ElasticThreshold | ElasticNewTerms | ElasticQueryRule

/** https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule#create-threshold-rule */
export interface ElasticThreshold {
  readonly type: 'threshold'
  readonly threshold: {
    readonly field: readonly string[]
    readonly value: number
    readonly cardinality: readonly { readonly field: string; readonly value: number }[]
  }
  /** Minimum look-back of each run, in seconds. */
  readonly lookBack: number
}

/** https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule#create-new-terms-rule */
export interface ElasticNewTerms {
  readonly type: 'new_terms'
  readonly new_terms_fields: readonly string[]
  /** Length of the history that values are compared with, in seconds. */
  readonly historyWindow: number
}

/** A rule of type `eql` or `esql`. Its query does everything except choosing its time range. */
export interface ElasticQueryRule {
  readonly type: 'eql' | 'esql'
  readonly lookBack: number
  /**
   * Maximum interval between runs, for queries that find new results in a limited time only; undefined if there is
   * none.
   */
  readonly longestInterval: number | undefined
  /** Description of the result rows; undefined if the results are events. */
  readonly rows: ElasticRows | undefined
}

/**
 * Rows of statistics. They have no ids by which Kibana could skip the results of the previous run, so each run selects
 * its new rows by a time.
 */
export interface ElasticRows {
  /** Column with that time, as query text: the start of a window, or the time of a value's first occurrence. */
  readonly time: string
  /** Time after which a row no longer changes, in seconds: the length of a window; 0 for a value. */
  readonly length: number
  /** Names of the columns that identify a row. */
  readonly columns: readonly string[]
  /** True if a row that is found early remains a result, because its figures can only grow. */
  readonly isLasting: boolean
}

/** A rule with its query and the settings of its Kibana rule, for formats. */
export type ElasticConverted = Converted<ElasticRuleSettings>

/**
 * True if the query is a sequence of EQL. It compares the times at which events happened, so no other time selects them.
 *
 * https://github.com/elastic/detection-rules/issues/3311
 */
export const isSequence = (settings: ElasticRuleSettings | null): settings is ElasticQueryRule =>
  settings?.type === 'eql'
