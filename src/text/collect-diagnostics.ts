import { type Diagnostic, isError } from './diagnostic.js'

/** For `sort`: by the place in the text. */
export const byPlace = (a: Diagnostic, b: Diagnostic): number => a.span.start - b.span.start

/** Takes no notice: for those who want the result alone. */
export const ignoreDiagnostics: Report = () => {}

/** Takes a diagnostic. What a stage finds beside its result goes through one of these. */
export type Report = (diagnostic: Diagnostic) => void

export interface DiagnosticCollector {
  /** Adds one at the end. */
  readonly report: Report
  readonly reportAll: (diagnostics: Iterable<Diagnostic>) => void
  /** All that were reported so far, in their order; later ones are added to it. */
  readonly diagnostics: readonly Diagnostic[]
  /** True if one of them is an error. */
  readonly hasErrors: () => boolean
}

/**
 * Collects the diagnostics of a stage that calls others.
 *
 * @example
 * const { report, diagnostics } = collectDiagnostics()
 * const tags = readTags(node, report)
 * diagnostics // what is wrong with the tags
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
