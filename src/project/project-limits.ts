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
