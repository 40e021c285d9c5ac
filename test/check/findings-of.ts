import { checkDocument, checkSet } from '../../src/check/check-document.js'
import { checks } from '../../src/check/checks.js'
import type { Finding } from '../../src/check/finding.js'
import { fixText } from '../../src/check/fix-text.js'
import { fixFor } from '../../src/check/fixes/index.js'
import { type RuleContext, ruleContext } from '../../src/check/rule-context.js'
import { errorsBehind, lowerRule, parseRules, type Source } from '../../src/index.js'
import { positionAt } from '../../src/text/source.js'

/** The day on which the tests check rules. */
export const TODAY = '2026-01-31'

/** Returns the contexts of the documents of a source. */
export const contextsOf = (source: Source): readonly RuleContext[] =>
  parseRules(source, { keepWritten: true }).flatMap((document) => ruleContext(source, document, { today: TODAY }) ?? [])

/** Returns the diagnostics of a text as findings with their fixes. */
export function diagnosticsAsFindings(source: Source): readonly Finding[] {
  return contextsOf(source).flatMap((context) => {
    const { document } = context
    const { rule } = document
    const lowered = rule?.kind === 'detection' ? lowerRule(rule).diagnostics : []
    return [...document.diagnostics, ...lowered, ...errorsBehind(document)].map((diagnostic): Finding => {
      const fix = fixFor(diagnostic, context)
      return fix === undefined ? diagnostic : { ...diagnostic, fix }
    })
  })
}

/** Returns the findings of the checks with these codes in several sources, with all checks by default. */
export function findingsIn(sources: readonly Source[], codes?: readonly string[]): readonly Finding[] {
  const enabled = checks
    .filter(({ code }) => codes?.includes(code) ?? true)
    .map((check) => ({ check, severity: check.severity }))
  const contexts = sources.flatMap(contextsOf)
  const ofSets = checkSet(contexts, enabled)
  return sources.flatMap((source) => [
    ...contexts
      .filter((context) => context.source === source)
      .flatMap((context) => checkDocument(source, context.document, enabled, { today: TODAY })),
    ...(ofSets.get(source) ?? []),
  ])
}

/** Writes a finding as `line:column code`. */
export function placed({ code, source, span }: Finding): string {
  const { line, column } = positionAt(source.text, span.start)
  return `${line}:${column} ${code}`
}

/** Fixes the diagnostics and the findings of a text until nothing is left to fix. */
export const fixAll = (
  name: string,
  text: string,
  { unsafe = true, codes }: { readonly unsafe?: boolean; readonly codes?: readonly string[] } = {},
): string =>
  fixText(name, text, {
    findingsOf: (_, current) => {
      const source = { name, text: current }
      const all = [...diagnosticsAsFindings(source), ...findingsIn([source])]
      return codes === undefined ? all : all.filter(({ code }) => codes.includes(code))
    },
    equivalent: () => false,
    unsafe,
  }).text
