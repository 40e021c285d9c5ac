/** Most entries, in a report, that are all shown with their source lines: more do not fit a few screens. */
export const MAX_FULL_ENTRIES = 20

/** Most places that a report names after the first one of a group: they fit one row. */
export const MAX_LISTED_PLACES = 2

/** Most reasons that are kept for one kind of entry, so that memory does not grow with the run. */
export const MAX_KEPT_REASONS = 50

/** Most entries that a report remembers to leave out their repeats, so that memory does not grow with the run. */
export const MAX_REMEMBERED_ENTRIES = 10_000

/** Most rows of a long report: one screen. */
export const MAX_REPORT_ROWS = 32

/** Most kinds of errors in a long report that are shown with a source line. */
export const MAX_FRAMED_KINDS = 3

/** Most reasons for one kind of entry in a long report. */
export const MAX_LISTED_REASONS = 5

/** Most characters of a message in a long report: a residual can list hundreds of values. */
export const MAX_LISTED_TEXT = 300

/** Most failed or skipped rules that a message names; it counts the others. */
export const MAX_LISTED_RULES = 10

/** Most unmapped fields that each get a line of their own. */
export const MAX_FIELD_LINES = 6

/** Most threads or samples that a flag accepts: a larger number is a typing mistake. */
export const MAX_COUNT = 999_999

/** Most events of one rule that `--events` accepts: more take time and show nothing new. */
export const MAX_EVENTS = 10_000

/** Largest `--seed`: seeds are unsigned integers of 32 bits. */
export const MAX_SEED = 2 ** 32 - 1

/** Most changed files of an output that `generate` lists: half a screen. */
export const MAX_CHANGED_FILES = 12

/** Most files that `generate --check` shows. */
export const MAX_CHECKED_FILES = 20

/** Most lines of a diff of one file. */
export const MAX_DIFF_LINES = 20

/** Most reasons for which a file is stale that are listed. */
export const MAX_REASONS = 3

/** Most characters of a Markdown report, nearly: a comment on GitHub has at most 65,536. */
export const MAX_MARKDOWN_LENGTH = 60_000

/** Most reasons of one severity that a Markdown report keeps, so that memory does not grow with the run. */
export const MAX_MARKDOWN_REASONS = 1_000

/** Most rows of a Markdown report. */
export const MAX_MARKDOWN_ROWS = 40

/** Most characters of a message or path in a Markdown report. */
export const MAX_MARKDOWN_TEXT = 200

/** Most characters of an event or a value in a line for people. */
export const MAX_EXAMPLE_LENGTH = 160

/** Different events of a stream, or times of one of them, in a line for people. */
export const MAX_SHOWN_RUNS = 4

/** Most rules in the table of a pull-request comment: services limit comments to 65,536 characters. */
export const MAX_DIFF_ROWS = 60

/** Most rules whose queries or artifacts a pull-request comment shows. */
export const MAX_DIFF_QUERIES = 10

/** Most characters of the words that differ in two artifacts with the same query, in a report for a terminal. */
export const MAX_ARTIFACT_WORDS = 400

/** Most characters of an artifact that are shown before and after a change in it. */
export const MAX_ARTIFACT_CONTEXT = 24

/** Most conditions of one group that a failed test shows. */
export const MAX_SHOWN_CONDITIONS = 6

/** Most characters of a condition, a value or an event in the results of tests. */
export const MAX_SHOWN_VALUE = 100

/** Most failed tests that are shown without `--verbose`. */
export const MAX_SHOWN_FAILURES = 20

/** Most log sources in the table of a coverage. */
export const MAX_LISTED_LOG_SOURCES = 20

/** Most log sources that a gap in the coverage names. */
export const MAX_NAMED_LOG_SOURCES = 3

/** Number of files from which the engine is adapted to them. */
export const FILES_FOR_ADAPTING = 500

/** Most files that a coverage names because of errors in their rules. */
export const MAX_NAMED_FILES = 5
