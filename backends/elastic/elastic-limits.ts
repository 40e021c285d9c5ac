/**
 * Deepest nesting of a condition, in levels. Elasticsearch rejects ES|QL conditions deeper than 300 levels (400 in older
 * versions, `MAX_EXPRESSION_DEPTH`); since 2026 EQL has such a limit, too. The text around the conditions of a
 * correlation uses some of the levels.
 *
 * https://github.com/elastic/elasticsearch/pull/111186
 * https://github.com/elastic/elasticsearch/pull/150003
 */
export const MAX_CONDITION_DEPTH = 290

/** Longest generated column name, in characters, so that the query stays readable. */
export const MAX_COLUMN_NAME_LENGTH = 60

/** Maximum number of characters of a Lucene expression after its repetitions are expanded. */
export const MAX_REGEX_POSITIONS = 10_000

/**
 * Maximum work for determinizing a Lucene expression, in positions of states. Lucene stops at ten times Elasticsearch’s
 * 10,000 states; 0.8, because the intermediate automata of Lucene have more positions than the expression.
 */
export const MAX_DETERMINIZATION_COST = 0.8 * 10 * 10_000

/** Maximum number of alternatives without word boundaries. With more, the expression becomes too long. */
export const MAX_REGEX_ALTERNATIVES = 32

/** Maximum number of word boundaries to replace, because the number of alternatives doubles with each. */
export const MAX_WORD_BOUNDARIES = 6

/**
 * Maximum number of consecutive events of one EQL step:
 * https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax#eql-with-runs-statement
 */
export const MAX_SEQUENCE_RUNS = 100

/** Longest time span of a correlation, in seconds, so that it fits into Elasticsearch’s numbers. */
export const MAX_TIME_SPAN = 100 * 365 * 86_400

/** Maximum number of fields of a new terms rule. */
export const MAX_NEW_TERMS_FIELDS = 3

/** Maximum number of fields that a threshold rule groups by. */
export const MAX_THRESHOLD_FIELDS = 5

/** The same before `VERSION_WITH_FIVE_FIELDS`. */
export const MAX_THRESHOLD_FIELDS_BEFORE_9_2 = 3

/** Maximum number of fields for alert suppression in Kibana. */
export const MAX_SUPPRESSION_FIELDS = 3

/** Longest acceptable alert delay, in seconds. */
export const MAX_ALERT_DELAY = 3_600

/** Shortest look-back of a building block rule that the repository detection-rules accepts, in seconds. */
export const MIN_BUILDING_BLOCK_LOOK_BACK = 119 * 60

/** Longest name of a rule as a Terraform resource, in bytes of UTF-8. */
export const MAX_TERRAFORM_NAME_BYTES = 255

/**
 * Maximum number of alerts of one run, unless `xpack.alerting.rules.run.alerts.max` sets another:
 * https://www.elastic.co/docs/reference/kibana/configuration-reference/alerting-settings
 */
export const MAX_ALERTS_PER_RUN = 1_000
