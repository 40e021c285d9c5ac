import type { Converted } from '../../src/backend/format.js'

/**
 * Settings of a detection rule. Settings that the platform rejects for this kind of rule, even if empty, are undefined.
 *
 * https://docs.datadoghq.com/api/latest/security-monitoring/#create-a-detection-rule
 */
export interface DatadogRule {
  readonly type: 'log_detection'
  readonly queries: readonly DatadogQuery[]
  /** Condition of the case that triggers a signal; undefined for a new value rule. */
  readonly condition: string | undefined
  readonly options: DatadogOptions
}

/** A query of a Datadog rule, with the figure that it computes for each group. */
export interface DatadogQuery {
  /** Name that conditions refer to; empty if there is none. */
  readonly name: string
  readonly query: string
  readonly aggregation: 'count' | 'cardinality' | 'sum' | 'new_value'
  readonly groupByFields: readonly string[]
  readonly distinctFields: readonly string[]
  /** Measured attributes, for sums and new values. */
  readonly metrics: readonly string[] | undefined
}

/** The three durations of a signal in seconds; each is at least as long as the one before it. */
export interface DatadogOptions {
  readonly detectionMethod: 'threshold' | 'new_value' | 'sequence_detection'
  /**
   * Maximum distance between the events; undefined for new values, and for sequences, whose steps have their own
   * windows.
   */
  readonly evaluationWindow: number | undefined
  /** Time during which a signal absorbs further matches. */
  readonly keepAlive: number
  /** Time after which a signal ends, even if matches continue. */
  readonly maxSignalDuration: number
  readonly newValueOptions: DatadogNewValueOptions | undefined
  readonly sequenceDetectionOptions: DatadogSequence | undefined
}

/** Settings by which a rule about new values learns which values are known. */
export interface DatadogNewValueOptions {
  /** In days, from 1 to 30. */
  readonly forgetAfter: number
  readonly learningMethod: 'duration'
  /** In days, at most 30. */
  readonly learningDuration: number
  /** True if the values of the days before the rule's creation count as learned. */
  readonly instantaneousBaseline: boolean
}

/** Steps in order. Each must follow the previous one within the window of the transition between them. */
export interface DatadogSequence {
  readonly steps: readonly {
    readonly name: string
    readonly condition: string
    /** Undefined for a step that matches single logs. */
    readonly evaluationWindow: number | undefined
  }[]
  readonly stepTransitions: readonly {
    readonly parent: string
    readonly child: string
    readonly evaluationWindow: number
  }[]
}

/** A rule with its query and the settings of its Datadog rule, for formats. */
export type DatadogConverted = Converted<DatadogRule>
