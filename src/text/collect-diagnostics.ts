import { type Diagnostic, isError } from './diagnostic.js'
import type { Span } from './source.js'

interface Placed {
  readonly span: Span
}

/** Compares diagnostics by their offset in the text, for `sort`. */
export const byPlace = (a: Placed, b: Placed): number => a.span.start - b.span.start

/** Discards diagnostics, for callers that need only the result. */
export const ignoreDiagnostics: Report = () => {}

/** Receives the diagnostics that a stage reports beside its result. */
export type Report = (diagnostic: Diagnostic) => void

export interface DiagnosticCollector {
  /** Appends a diagnostic. */
  readonly report: Report
  readonly reportAll: (diagnostics: Iterable<Diagnostic>) => void
  /** Diagnostics in the order of their reports. Grows with later reports. */
  readonly diagnostics: readonly Diagnostic[]
  /** True if at least one diagnostic is an error. */
  readonly hasErrors: () => boolean
}

/**
 * Collects the diagnostics of a stage that calls others.
 *
 * @example
 * const { report, diagnostics } = collectDiagnostics()
 * report(diagnoseArtifact('unknown-attack-tag', source, { start: 0, end: 0 }, ['attack.t0']))
 * diagnostics.map(({ code }) => code) // ['unknown-attack-tag']
 */
export function collectDiagnostics(): DiagnosticCollector {
  const diagnostics: Diagnostic[] = []
  return {
    report: (diagnostic) => void diagnostics.push(diagnostic),
    reportAll: (others) => {
      for (const diagnostic of others) diagnostics.push(diagnostic)
    },
    diagnostics,
    hasErrors: () => diagnostics.some(isError),
  }
}
