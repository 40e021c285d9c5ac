import type { RuleDocument } from '../rule/parse-rules.js'
import { byPlace } from '../text/collect-diagnostics.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { isError } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { checkContext, checkSet, type EnabledCheck, reporter } from './check-document.js'
import { removeComment } from './edits/edit-node.js'
import { fixOf } from './edits/fix-of.js'
import type { Finding } from './finding.js'
import { fixFor } from './fixes/index.js'
import { type CheckFacts, type RuleContext, ruleContext } from './rule-context.js'
import { unusedSuppression } from './structure/unused-suppression.js'
import { suppress } from './suppressions.js'

/** A file with its documents, which were read with `keepWritten`. */
export interface ReadSource {
  readonly source: Source
  readonly documents: readonly RuleDocument[]
  /** The errors and warnings about the documents. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Runs checks on all documents, alone and together. Returns for each source its diagnostics and findings by place,
 * without those that comments silence. Errors cannot be silenced.
 */
export function checkSources(
  sources: readonly ReadSource[],
  checks: readonly EnabledCheck[],
  facts: CheckFacts = {},
): ReadonlyMap<Source, readonly Finding[]> {
  const read = sources.map(({ source, documents, diagnostics }) => ({
    source,
    diagnostics,
    contexts: documents.flatMap((document) => ruleContext(source, document, facts) ?? []),
  }))
  const together = checkSet(
    read.flatMap(({ contexts }) => contexts),
    checks,
  )
  return new Map(
    read.map(({ source, diagnostics, contexts }) => {
      const findings = [
        ...withFixes(
          diagnostics.filter((diagnostic) => !isError(diagnostic)),
          contexts,
        ),
        ...contexts.flatMap((context) => checkContext(context, checks)),
        ...(together.get(source) ?? []),
      ]
      const left = withoutSuppressed(source, findings, checks)
      return [source, [...withFixes(diagnostics.filter(isError), contexts), ...left].sort(byPlace)]
    }),
  )
}

/** Adds the fixes of diagnostics, which are about one of the documents. */
function withFixes(diagnostics: readonly Diagnostic[], contexts: readonly RuleContext[]): readonly Finding[] {
  return diagnostics.map((diagnostic) => {
    const { start } = diagnostic.span
    const context = contexts.find(({ document }) => document.span.start <= start && start <= document.span.end)
    const fix = context && fixFor(diagnostic, context)
    return fix === undefined ? diagnostic : { ...diagnostic, fix }
  })
}

function withoutSuppressed(
  source: Source,
  findings: readonly Finding[],
  checks: readonly EnabledCheck[],
): readonly Finding[] {
  const { kept, unused } = suppress(source, findings)
  const enabled = checks.find(({ check }) => check.code === unusedSuppression.code)
  if (enabled === undefined || unused.length === 0) return kept
  const remarks: Finding[] = []
  const report = reporter(source, enabled.check, enabled.severity, remarks)
  for (const { span, codes } of unused) {
    report(span, [codes.map((code) => `\`${code}\``).join(' or ')], { fix: fixOf(removeComment(source, span)) })
  }
  return [...kept, ...remarks]
}
