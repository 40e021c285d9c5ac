/**
 * What a detection rule of a platform has to be set to, beside its query, in the platform's own keys. Durations are in seconds where the platform
 * writes them otherwise.
 */
export type RuleSettings = SplunkSavedSearch | ElasticThreshold | ElasticNewTerms | ElasticQueryRule | DatadogRule

/** A saved search, whose query does all but choose its time range: `dispatch.earliest_time`. */
export interface SplunkSavedSearch {
  readonly type: 'saved_search'
  /** How far back of the events that are new to it a run has to look. */
  readonly lookBack: number
  /** Within which matches of one group belong together, in seconds; null if no match is ever repeated, as what is new is not. */
  readonly timespan: number | null
  /** The fields, as results have them, in which matches that belong together agree: those of the group, and those with new values. */
  readonly groupBy: readonly string[]
  /** What a result is: the event of a match, or a window, with the time of its beginning. */
  readonly results: 'events' | 'windows'
  /** How old the results of the query can be, in seconds; null if they can be as old as the time range is long. */
  readonly recent: number | null
}

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

/**
 * What the platform leaves out of a rule of this kind is undefined, since it refuses some keys even if they are empty.
 *
 * https://docs.datadoghq.com/api/latest/security-monitoring/#create-a-detection-rule
 */
export interface DatadogRule {
  readonly type: 'log_detection'
  readonly queries: readonly DatadogQuery[]
  /** Of the case that gives a signal; a rule about new values needs none. */
  readonly condition: string | undefined
  readonly options: DatadogOptions
}

export interface DatadogQuery {
  /** By which conditions speak of it; empty where there is none. */
  readonly name: string
  readonly query: string
  readonly aggregation: 'count' | 'cardinality' | 'sum' | 'new_value'
  readonly groupByFields: readonly string[]
  readonly distinctFields: readonly string[]
  /** Of a sum, and of new values. */
  readonly metrics: readonly string[] | undefined
}

/** The three durations of a signal are in seconds; each is at least as long as the one before it. */
export interface DatadogOptions {
  readonly detectionMethod: 'threshold' | 'new_value' | 'sequence_detection'
  /** How far apart the events may be; undefined for what is new, and for a sequence, whose steps have their own. */
  readonly evaluationWindow: number | undefined
  /** How long a signal takes in further matches. */
  readonly keepAlive: number
  /** When a signal ends, whatever follows. */
  readonly maxSignalDuration: number
  readonly newValueOptions: DatadogNewValueOptions | undefined
  readonly sequenceDetectionOptions: DatadogSequence | undefined
}

export interface DatadogNewValueOptions {
  /** In days, from 1 to 30. */
  readonly forgetAfter: number
  readonly learningMethod: 'duration'
  /** In days, up to 30. */
  readonly learningDuration: number
  /** Whether the values of the days before the rule was made count as learned. */
  readonly instantaneousBaseline: boolean
}

/** Steps in their order, of which each has to follow the one before within the window of the transition between them. */
export interface DatadogSequence {
  readonly steps: readonly {
    readonly name: string
    readonly condition: string
    /** Undefined for a step about single logs. */
    readonly evaluationWindow: number | undefined
  }[]
  readonly stepTransitions: readonly {
    readonly parent: string
    readonly child: string
    readonly evaluationWindow: number
  }[]
}
