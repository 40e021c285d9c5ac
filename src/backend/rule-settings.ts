/**
 * Settings of a platform's detection rule that its query does not contain, as plain data with the platform's keys.
 * Durations are in seconds, even if the platform writes them otherwise. Each backend defines its own type; its
 * conversions return it and its formats accept it.
 */
export interface RuleSettings {
  /** The platform's name of the kind of rule. */
  readonly type: string
}
