import type { RuleDocument } from '../rule/parse-rules.js'
import { type Code, catalogue } from '../text/catalogue.js'
import { byPlace } from '../text/collect-diagnostics.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { inBackQuotes } from '../text/word-list.js'
import { checkDocument, checkSet, type EnabledCheck, reporter } from './check-document.js'
import { checks } from './checks.js'
import { costChecks } from './cost/index.js'
import { removeComment } from './edits/edit-node.js'
import { fixOf } from './edits/fix-of.js'
import type { Finding } from './finding.js'
import { fixFor } from './fixes/index.js'
import { type CheckFacts, type RuleContext, ruleContext } from './rule-context.js'
import { unusedSuppression } from './structure/unused-suppression.js'
import { openSuppressions, type Suppressions } from './suppressions.js'
import { testChecks } from './tests/index.js'

/** A file with its documents, which were read with `keepWritten`. */
export interface ReadSource {
  readonly source: Source
  readonly documents: readonly DiagnosedDocument[]
}

export interface DiagnosedDocument {
  readonly document: RuleDocument
  /** The errors and warnings about the document. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Runs checks on all documents, alone and together. Returns for each document its diagnostics and findings by place,
 * without those that comments silence. Errors cannot be silenced.
 */
export const checkSources = (
  sources: readonly ReadSource[],
  enabled: readonly EnabledCheck[],
  facts: CheckFacts = {},
): ReadonlyMap<RuleDocument, readonly Finding[]> => checkContexts(sources, openContexts(sources, facts), enabled)

/** Opens the documents of sources for checks, except those that are no map. */
export const openContexts = (sources: readonly ReadSource[], facts: CheckFacts = {}): readonly RuleContext[] =>
  sources.flatMap(({ source, documents }) =>
    documents.flatMap(({ document }) => ruleContext(source, document, facts) ?? []),
  )

/** Runs checks as `checkSources` does, on contexts that other questions about the set may share. */
export function checkContexts(
  sources: readonly ReadSource[],
  all: readonly RuleContext[],
  enabled: readonly EnabledCheck[],
): ReadonlyMap<RuleDocument, readonly Finding[]> {
  const contexts = new Map(all.map((context) => [context.document, context]))
  const together = checkSet(all, enabled)
  const findings = new Map<RuleDocument, readonly Finding[]>()
  for (const read of sources) {
    const { silences, unused } = openSuppressions(read.source)
    const isRepeated = openRepetitions()
    for (const { document, diagnostics } of read.documents) {
      const context = contexts.get(document)
      const found = context === undefined ? diagnostics : findingsIn(context, diagnostics, together, enabled)
      const kept = found.filter(
        (finding) => isErrorOfRules(finding) || (!silences(finding) && !isRepeated(finding, document)),
      )
      findings.set(document, kept.sort(byPlace))
    }
    addUnused(read, unused(), enabled, findings)
  }
  return findings
}

const findingsIn = (
  context: RuleContext,
  diagnostics: readonly Diagnostic[],
  together: ReadonlyMap<RuleDocument, readonly Finding[]>,
  enabled: readonly EnabledCheck[],
): readonly Finding[] => [
  ...diagnostics.map((diagnostic) => withFix(diagnostic, context)),
  ...checkDocument(context, enabled),
  ...(together.get(context.document) ?? []),
]

function withFix(diagnostic: Diagnostic, context: RuleContext): Finding {
  const fix = fixFor(diagnostic, context)
  return fix === undefined ? diagnostic : { ...diagnostic, fix }
}

/**
 * Returns a test for findings in a global document that an earlier rule of the file has, too. The rules share its text,
 * so that one remark is enough.
 */
function openRepetitions(): (finding: Finding, document: RuleDocument) => boolean {
  const seen = new Set<string>()
  return ({ code, message, span }, document) => {
    if (document.span.start <= span.start && span.start <= document.span.end) return false
    const key = `${span.start} ${span.end} ${code} ${message}`
    const isRepeated = seen.has(key)
    seen.add(key)
    return isRepeated
  }
}

/** True for an error that every command reports. A warning of other commands can be silenced even if it is an error here. */
const isErrorOfRules = ({ code, severity }: Finding): boolean =>
  severity === 'error' && Object.hasOwn(catalogue, code) && catalogue[code as Code].severity === 'error'

/**
 * True if a run over one file knows all findings of a code in it. Diagnostics may depend on other rules, costs depend on
 * outputs, and others on tests. Fixes are made file by file, and must not remove a comment that silences such a finding.
 */
const isKnownInFile = (code: string): boolean =>
  !Object.hasOwn(catalogue, code) &&
  ![...costChecks, ...testChecks].some((check) => check.code === code) &&
  checks.find((check) => check.code === code)?.checkSet === undefined

/** Reports the comments that silence nothing, each at the document that contains it. */
function addUnused(
  { source, documents }: ReadSource,
  unused: ReturnType<Suppressions['unused']>,
  enabled: readonly EnabledCheck[],
  findings: Map<RuleDocument, readonly Finding[]>,
): void {
  const own = enabled.find(({ check }) => check.code === unusedSuppression.code)
  if (own === undefined) return
  for (const { span, codes } of unused) {
    const owner = documents.find(({ document }) => span.start < document.span.end) ?? documents.at(-1)
    if (owner === undefined) continue
    const remarks = [...(findings.get(owner.document) ?? [])]
    const report = reporter(source, own, remarks)
    const fix = codes.length > 0 && codes.every(isKnownInFile) ? fixOf(removeComment(source, span)) : undefined
    report(span, [inBackQuotes(codes).join(' or ')], { fix })
    findings.set(owner.document, remarks.sort(byPlace))
  }
}
