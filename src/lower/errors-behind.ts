import { linkCorrelation } from '../rule/link-correlation.js'
import type { RuleDocument } from '../rule/parse-rules.js'
import type { Rule } from '../rule/rule.js'
import type { RuleIndex } from '../rule/rule-index.js'
import { byPlace, collectDiagnostics } from '../text/collect-diagnostics.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import { encloses } from '../text/source.js'
import { itemsToExpr } from './items-to-expr.js'
import { resolveRule } from './resolve.js'

/**
 * Finds further errors in a document whose errors keep it from being a rule: invalid modifiers and values, and
 * unresolved references. One run then reports every error. Returns an empty list for a valid rule. For a correlation,
 * `rules` contains the rules that it may refer to, including drafts; without it references are not checked.
 *
 * @example
 * const [document] = parseRules({ name: 'rule.yml', text: 'logsource: []\ndetection: {a: {b|endwith: c}, condition: a}' })
 * document.diagnostics.map(({ code }) => code) // ['missing-key', 'wrong-type']
 * errorsBehind(document).map(({ code }) => code) // ['unknown-modifier']
 */
export function errorsBehind({ draft, diagnostics }: RuleDocument, rules?: RuleIndex): readonly Diagnostic[] {
  if (draft === undefined) return []
  const reported = diagnostics.filter(isError)
  const isNew = ({ span }: Diagnostic): boolean => !reported.some((error) => encloses(error.span, span))
  return errorsOf(draft, rules).filter((error) => isError(error) && isNew(error))
}

function errorsOf(draft: Rule, rules: RuleIndex | undefined): readonly Diagnostic[] {
  const { report, reportAll, diagnostics } = collectDiagnostics()
  if (draft.kind === 'correlation') {
    if (rules !== undefined) linkCorrelation(draft, rules, report)
    return diagnostics
  }
  const resolved = resolveRule(draft)
  reportAll(resolved.diagnostics)
  for (const items of [resolved.detection, ...resolved.unused]) itemsToExpr(draft.source, items, report)
  return [...diagnostics].sort(byPlace)
}
