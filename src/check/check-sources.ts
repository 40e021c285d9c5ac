import type { RuleDocument } from '../rule/parse-rules.js'
import { byPlace } from '../text/collect-diagnostics.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { isError } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { checkDocument, checkSet, type EnabledCheck, reporter } from './check-document.js'
import { removeComment } from './edits/edit-node.js'
import { fixOf } from './edits/fix-of.js'
import type { Finding } from './finding.js'
import { ruleContext } from './rule-context.js'
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
): ReadonlyMap<Source, readonly Finding[]> {
  const contexts = sources.flatMap(({ source, documents }) =>
    documents.flatMap((document) => ruleContext(source, document) ?? []),
  )
  const together = checkSet(contexts, checks)
  return new Map(
    sources.map(({ source, documents, diagnostics }) => {
      const findings = [
        ...diagnostics.filter((diagnostic) => !isError(diagnostic)),
        ...documents.flatMap((document) => checkDocument(source, document, checks)),
        ...(together.get(source) ?? []),
      ]
      const left = withoutSuppressed(source, findings, checks)
      return [source, [...diagnostics.filter(isError), ...left].sort(byPlace)]
    }),
  )
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
