/**
 * Shortest run of letters and digits that narrows a search, in characters. Shorter runs are used only if there is no
 * other.
 */
export const MIN_RUN_LENGTH = 3

/** Longest tag, in characters: https://docs.datadoghq.com/getting_started/tagging/#define-tags */
export const MAX_TAG_LENGTH = 200

/**
 * Maximum number of rules in a condition on N of them. Eight rules have at most 70 combinations; more would make the
 * condition unreadable.
 */
export const MAX_CHOICE_RULES = 8

/**
 * Longest time for which a new value rule remembers a value, in days:
 * https://docs.datadoghq.com/security/cloud_siem/detect_and_monitor/custom_detection_rules/new_value/
 */
export const MAX_REMEMBERED_DAYS = 30

/**
 * Maximum number of fields of a new value rule:
 * https://docs.datadoghq.com/security/cloud_siem/detect_and_monitor/custom_detection_rules/new_value/
 */
export const MAX_NEW_VALUE_FIELDS = 5

/**
 * Maximum number of steps of a sequence rule:
 * https://docs.datadoghq.com/security/cloud_siem/detect_and_monitor/custom_detection_rules/sequence/
 */
export const MAX_SEQUENCE_STEPS = 10
