/** Most entries, in a report, that are all shown with their source lines: more do not fit a few screens. */
export const MAX_FULL_ENTRIES = 20

/** Most places that a report names after the first one of a group: they fit one row. */
export const MAX_LISTED_PLACES = 2

/** Most reasons that are kept for one kind of entry, so that memory does not grow with the run. */
export const MAX_KEPT_REASONS = 50

/** Most rows of a long report: one screen. */
export const MAX_REPORT_ROWS = 32

/** Most kinds of errors in a long report that are shown with a source line. */
export const MAX_FRAMED_KINDS = 3

/** Most reasons for one kind of entry in a long report. */
export const MAX_LISTED_REASONS = 5

/** Most failed or skipped rules that a message names; it counts the others. */
export const MAX_LISTED_RULES = 10

/** Most unmapped fields that each get a line of their own. */
export const MAX_FIELD_LINES = 6

/** Most events of one rule that `--events` accepts: more take time and show nothing new. */
export const MAX_EVENTS = 10_000

/** Largest `--seed`: seeds are unsigned integers of 32 bits. */
export const MAX_SEED = 2 ** 32 - 1

/** Most links in a chain that are followed, as on Linux. */
export const MAX_LINKS = 40

/** Most characters of a name that distinguishes the output files of one rule file: file systems limit names. */
export const MAX_SUFFIX_LENGTH = 80

/** Bytes of a file that are examined to detect its encoding. */
export const ENCODING_SAMPLE_BYTES = 1_024

/** Milliseconds without input after which a message says that sigmacast is waiting. */
export const WAITING_NOTICE_DELAY = 2_000

/** Milliseconds after which pending events are handled, such as a closed pipe. */
export const EVENT_INTERVAL = 50

/** Milliseconds of work before a progress bar appears. */
export const PROGRESS_DELAY = 1_000

/** Milliseconds between two drawings of a progress bar. */
export const PROGRESS_INTERVAL = 100

/** Milliseconds after which a temporary file of another machine counts as abandoned: one day. */
export const ABANDONED_AFTER = 86_400_000
