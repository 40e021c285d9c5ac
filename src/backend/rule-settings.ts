/**
 * The settings of a detection rule on a platform that its query does not hold, in the platform's own keys: plain data. Durations are in seconds where the
 * platform writes them otherwise. Each backend has a type of its own for them, which its conversions give and its formats take.
 */
export interface RuleSettings {
  /** The kind of rule, in the platform's word for it. */
  readonly type: string
}
