import { checkSources, type ReadSource } from '../../src/check/check-sources.js'
import { checks } from '../../src/check/checks.js'
import { equivalentByReason } from '../../src/check/equivalent-by-reason.js'
import type { Finding } from '../../src/check/finding.js'
import { fixText } from '../../src/check/fix-text.js'
import type { CheckOutput } from '../../src/check/outputs/check-output.js'
import { errorsBehind, lowerRule, parseRules, type RuleDocument, type Source } from '../../src/index.js'
import type { Diagnostic } from '../../src/text/diagnostic.js'
import { positionAt } from '../../src/text/source.js'

/** The day on which the tests check rules. */
const TODAY = '2026-01-31'

/** Returns all diagnostics of a document, including those of its condition. */
const diagnosticsOf = (document: RuleDocument): readonly Diagnostic[] => {
  const { rule, diagnostics } = document
  const lowered = rule?.kind === 'detection' ? lowerRule(rule).diagnostics : []
  return [...diagnostics, ...lowered, ...errorsBehind(document)]
}

/** Reads a source, with its diagnostics or without. */
function readSource(source: Source, hasDiagnostics: boolean): ReadSource {
  const documents = parseRules(source, { keepWritten: true })
  return {
    source,
    documents: documents.map((document) => ({
      document,
      diagnostics: hasDiagnostics ? diagnosticsOf(document) : [],
    })),
  }
}

/** Returns the diagnostics of a text with their fixes. */
export const diagnosticsAsFindings = (source: Source): readonly Finding[] =>
  [...checkSources([readSource(source, true)], []).values()].flat()

/** Returns the findings of the checks with these codes in several sources; of all checks by default. */
export function findingsIn(
  sources: readonly Source[],
  codes?: readonly string[],
  outputs: readonly CheckOutput[] = [],
): readonly Finding[] {
  const enabled = checks
    .filter(({ code }) => codes?.includes(code) ?? true)
    .map((check) => ({ check, severity: check.severity }))
  const read = sources.map((source) => readSource(source, false))
  return [...checkSources(read, enabled, { today: TODAY, outputs: () => outputs }).values()].flat()
}

/** Writes a finding as `line:column code`. */
export function placed({ code, source, span }: Finding): string {
  const { line, column } = positionAt(source.text, span.start)
  return `${line}:${column} ${code}`
}

/** The findings of texts: a fix is tried with several settings, and its result is fixed again. */
const known = new Map<string, readonly Finding[]>()

function findingsOf(source: Source): readonly Finding[] {
  const key = JSON.stringify([source.name, source.text])
  const findings = known.get(key) ?? [...diagnosticsAsFindings(source), ...findingsIn([source])]
  known.set(key, findings)
  return findings
}

/** Fixes the diagnostics and the findings of a text, of all codes by default, until nothing is left to fix. */
export const fixAll = (
  name: string,
  text: string,
  { unsafe = true, codes }: { readonly unsafe?: boolean; readonly codes?: readonly string[] } = {},
): string =>
  fixText(name, text, {
    findingsOf: (_, current) => {
      const all = findingsOf({ name, text: current })
      return codes === undefined ? all : all.filter(({ code }) => codes.includes(code))
    },
    equivalent: equivalentByReason,
    unsafe,
  }).text
