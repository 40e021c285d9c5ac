/** Most links in a chain that are followed, as on Linux. */
export const MAX_LINKS = 40

/** Most characters of a name that distinguishes the output files of one rule file: file systems limit names. */
export const MAX_SUFFIX_LENGTH = 80

/** Bytes of a file that are examined to detect its encoding. */
export const ENCODING_SAMPLE_BYTES = 1_024

/** Most characters of files that are kept between the search for references and the conversion. */
export const MAX_KEPT_TEXT = 16 * 1024 * 1024

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

/** Milliseconds within which two changes of a file may have the same time, if times have fractions of a second. */
export const FINE_TIMES = 20

/** The same for file systems that store whole or even seconds. */
export const COARSE_TIMES = 3_000

/** Milliseconds between two attempts to begin while another run is writing. */
export const LOCK_INTERVAL = 100

/** Attempts to begin before a run gives up: ten seconds. */
export const LOCK_ATTEMPTS = 100

/** Milliseconds without a change of a file before `--watch` rebuilds: editors write a file in several steps. */
export const WATCH_DELAY = 100

/** Most levels of maps and lists in a configuration in a module, as in YAML. */
export const MAX_CONFIG_DEPTH = 64

/** Bytes that are read from a log at once. */
export const LOG_PART_BYTES = 131_072

/** Bytes of whole lines that make a block for a thread. */
export const LOG_BLOCK_BYTES = 131_072

/** Most bytes of several blocks in all threads: an event may need a block of its own. */
export const MAX_OPEN_BYTES = 16_777_216

/** Default for the most bytes of one event in a log. */
export const MAX_EVENT_BYTES = 16_777_216

/** Default number of samples of a rule, and of bad lines. */
export const SAMPLE_COUNT = 3

/**
 * Number of files from which conversions use several threads: for fewer, each of them takes about as long to compile the
 * program as it saves.
 */
export const FILES_FOR_THREADS = 5_000

/** Number of rules that `init` converts to choose targets. */
export const RULES_FOR_TARGETS = 200

/** Share of the rules of the best target that another one must convert for `init` to name it. */
export const SHARE_OF_BEST = 0.75
