import type { Converted } from '../../src/backend/format.js'

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

export type DatadogConverted = Converted<DatadogRule>
