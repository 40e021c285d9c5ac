import type { Converted } from '../../src/backend/format.js'

/** A rule of Kibana, whichever language its query is in. */
export type ElasticRuleSettings = ElasticThreshold | ElasticNewTerms | ElasticQueryRule

/** https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule#create-threshold-rule */
export interface ElasticThreshold {
  readonly type: 'threshold'
  readonly threshold: {
    readonly field: readonly string[]
    readonly value: number
    readonly cardinality: readonly { readonly field: string; readonly value: number }[]
  }
  /** How far back each run has to look. */
  readonly lookBack: number
}

/** https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule#create-new-terms-rule */
export interface ElasticNewTerms {
  readonly type: 'new_terms'
  readonly new_terms_fields: readonly string[]
  /** How far back values are looked for. */
  readonly historyWindow: number
}

/** A rule of type `eql` or `esql`, whose query does all but choose its time range. */
export interface ElasticQueryRule {
  readonly type: 'eql' | 'esql'
  readonly lookBack: number
  /** The query itself finds what is new in this time only, so its runs must not lie further apart; undefined if they may. */
  readonly longestInterval: number | undefined
  /** What it finds where these are no events; undefined if they are. */
  readonly rows: ElasticRows | undefined
}

/** Rows of statistics. They have no ids by which Kibana could leave out those of the run before: a run has to choose what is new to it by a time. */
export interface ElasticRows {
  /** The column with that time, as a query writes it: the start of a window, or when a value was first there. */
  readonly time: string
  /** How long after that time a row may still change: the length of a window, and nothing of a value. */
  readonly length: number
  /** The names of the columns that tell a row from others. */
  readonly columns: readonly string[]
  /** True if a row that is found before that time is over is found afterwards, too: what it counts can only grow. */
  readonly isLasting: boolean
}

export type ElasticConverted = Converted<ElasticRuleSettings>
