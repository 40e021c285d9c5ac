import type { Related } from '../text/diagnostic.js'
import type { Span } from '../text/source.js'
import type { Finding, FindingSeverity, Fix } from './finding.js'
import type { RuleContext } from './rule-context.js'

/** Sets of checks that a configuration extends: few and certain ones, all, or the conventions of SigmaHQ. */
export type Profile = (typeof PROFILES)[number]

export const PROFILES = ['recommended', 'strict', 'sigmahq'] as const

/** The severities that settings can give a check. */
export const SEVERITIES = ['error', 'warning', 'info', 'off'] as const

/** The names of the severities, for people. */
export const severityNames: Readonly<Record<FindingSeverity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'information',
}

/** One kind of finding: its documentation, its sentence and how it is found. */
export interface Check<Args extends readonly unknown[] = readonly unknown[]> {
  readonly code: string
  readonly severity: FindingSeverity
  /** The profiles that contain the check. `strict` contains every check and is not listed. */
  readonly profiles: readonly Exclude<Profile, 'strict'>[]
  /** The sentence of a finding, on one line. */
  readonly message: (...args: Args) => string
  /** The remedy, on one line. */
  readonly help?: string | ((...args: Args) => string)
  /** The kind of fixes that findings have: `safe` ones keep the meaning of the rule. Default `none`. */
  readonly fix?: 'safe' | 'unsafe' | 'none'
  /** The reason for the check, for its page. */
  readonly why: string
  /** A rule with the finding. Fixing it gives `right`. */
  readonly wrong: string
  /** The rule as it should be. */
  readonly right: string
  /** The files of the examples, for checks of file names. With several files, each has one document. */
  readonly files?: { readonly wrong: readonly string[]; readonly right: readonly string[] }
  /** The test files beside the rules of the examples, for checks that run the tests of a project. */
  readonly tests?: { readonly wrong: string; readonly right: string }
  /** Reports the findings in one rule. Absent for checks of whole rule sets. */
  readonly checkRule?: (context: RuleContext, report: ReportFinding<Args>) => void
  /** Reports the findings that need several rules. The examples of such a check have several documents. */
  readonly checkSet?: (contexts: readonly RuleContext[], report: ReportInRule<Args>) => void
}

/** Reports a finding of a whole rule set in one of its rules. */
export type ReportInRule<Args extends readonly unknown[]> = (
  context: RuleContext,
  ...finding: Parameters<ReportFinding<Args>>
) => void

/** Reports a finding of one check at a place of the rule. */
export type ReportFinding<Args extends readonly unknown[]> = (span: Span, args: Args, extras?: FindingExtras) => void

export interface FindingExtras {
  readonly help?: string
  readonly related?: readonly Related[]
  readonly fix?: Fix | undefined
  readonly event?: Finding['event']
  /** Replaces the severity of the check, unless the settings change that. */
  readonly severity?: FindingSeverity
}

/** Defines a check whose report receives typed arguments. */
export const defineCheck = <const Args extends readonly unknown[]>(check: Check<Args>): Check =>
  check as unknown as Check
