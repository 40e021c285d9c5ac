import { type Identity, NO_IDENTITY } from '../../rule/identity.js'
import type { PlainEntry } from './plain-entry.js'
import type { Entry } from './report-groups.js'

/** The values of `--reporter`. */
export const REPORTER_NAMES = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'] as const

export type ReporterName = (typeof REPORTER_NAMES)[number]

/** A report and its destination: a stream, or the path of a file as given. */
export interface ReportDestination {
  readonly name: ReporterName
  readonly to: 'stdout' | 'stderr' | { readonly file: string }
}

/** The outcome of a run for one rule, or for a file without rules. */
export interface Outcome {
  /** The name of the file, as in diagnostics. */
  readonly file: string
  readonly rule: Identity
  /** The name of the test that ran, if the outcome is that of a test. */
  readonly test?: string
  readonly entries: readonly Entry[]
  /** The entries that the text report shows, if it leaves some to the summary. Default: all. */
  readonly shown?: readonly Entry[]
  /** The reason why the rule was skipped. Absent if it was not. */
  readonly skipped?: string
  /** True if sigmacast failed with an unexpected exception. */
  readonly crashed?: boolean
  /** True for a file that is no rule; it is not counted. */
  readonly isIgnored?: boolean
}

/** Returns the outcome for a file that is no rule, such as a pipeline. */
export const fileOutcome = (file: string, entries: readonly Entry[]): Outcome => ({
  file,
  rule: NO_IDENTITY,
  entries,
  isIgnored: true,
})

/** An outcome as plain data. */
export interface PlainOutcome {
  readonly file: string
  readonly rule: Identity
  /** The name of a test; absent for the outcome of a rule. */
  readonly test?: string
  readonly status: Status
  readonly entries: readonly PlainEntry[]
  /** The reason why the rule was skipped; null if it was not. */
  readonly skipped: string | null
}

/** The gravest thing that happened to a rule; `ignored` for a file that is no rule. */
export type Status = 'fine' | 'warnings' | 'errors' | 'skipped' | 'crashed' | 'ignored'

/** Facts about the run that a report may mention. */
export interface Run {
  /** The command, such as `check`. */
  readonly command: string
  readonly version: string
  /** The noun for an outcome in the counts. Default: `rule`. */
  readonly unit?: 'rule' | 'file' | 'test'
  /** True if warnings fail the run. */
  readonly isStrict: boolean
}

/** A report in progress. Each function returns the text to append. */
export interface OpenReport {
  readonly add: (outcome: PlainOutcome) => string
  /** Ends the report. `summary` are the closing lines of the run, for people. */
  readonly close: (summary: readonly string[]) => string
}

/** A format of reports that programs or web pages read. */
export interface Reporter {
  readonly about: string
  /** True if the paths of a report are relative to the root of a checkout. Default: to the working directory. */
  readonly readsCheckout?: true
  /** Opens a report; its beginning is part of the first text. */
  readonly open: (run: Run) => OpenReport
}
