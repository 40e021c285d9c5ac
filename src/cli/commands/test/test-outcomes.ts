import type { TestRun } from '../../../project/test/test-run.js'
import { addValue } from '../../../text/add-value.js'
import { type Diagnostic, isError } from '../../../text/diagnostic.js'
import { fileOutcome, type Outcome } from '../../report/reporter.js'

/** Returns the outcomes of a run for reports: mistakes in files, then those of rules, then the tests. */
export function testOutcomes({ tests, rules, diagnostics }: TestRun): readonly Outcome[] {
  return [
    ...[...byFile(diagnostics)].map(([file, entries]) => fileOutcome(file, entries)),
    ...rules
      .filter((rule) => rule.diagnostics.length > 0)
      .map(
        ({ file, rule, diagnostics: entries }): Outcome => ({
          file,
          rule,
          entries,
          isIgnored: !entries.some(isError),
        }),
      ),
    ...tests.map(
      ({ file, rule, name, diagnostic }): Outcome => ({
        file,
        rule,
        test: name,
        entries: diagnostic === undefined ? [] : [diagnostic],
        // The command shows failed tests with their reasons.
        shown: [],
      }),
    ),
  ]
}

function byFile(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    addValue(files, diagnostic.source.name, diagnostic)
  }
  return files
}
