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
}

/** https://docs.datadoghq.com/api/latest/security-monitoring/#create-a-detection-rule */
export interface DatadogRule {
  readonly type: 'log_detection'
  readonly queries: readonly DatadogQuery[]
  /** Of the case that gives a signal; empty where the detection method has none. */
  readonly condition: string
  readonly options: DatadogOptions
}

export interface DatadogQuery {
  /** By which conditions speak of it. */
  readonly name: string
  readonly query: string
  readonly aggregation: 'count' | 'cardinality' | 'sum' | 'new_value'
  readonly groupByFields: readonly string[]
  readonly distinctFields: readonly string[]
  readonly metrics: readonly string[]
}

export interface DatadogOptions {
  readonly detectionMethod: 'threshold' | 'new_value' | 'sequence_detection'
  /** In seconds; undefined for what is new. */
  readonly evaluationWindow: number | undefined
  readonly newValueOptions: { readonly forgetAfter: number; readonly learningDuration: number } | undefined
  readonly sequenceDetectionOptions:
    | {
        readonly steps: readonly {
          readonly name: string
          readonly condition: string
          readonly evaluationWindow: number
        }[]
        readonly stepTransitions: readonly {
          readonly parent: string
          readonly child: string
          readonly evaluationWindow: number
        }[]
      }
    | undefined
}
