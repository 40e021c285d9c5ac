import { MAX_DIAGNOSTICS } from '../text/internal-limits.js'
import { keepDiagnostics, type UnlistedCounts, unlistedDiagnostics } from '../text/limit-diagnostics.js'
import type { RuleDocument } from './parse-rules.js'

/**
 * Limits the diagnostics of a file to `MAX_DIAGNOSTICS` and appends one that counts the rest, including `unlisted`.
 * Keeps every rule, but drops broken documents that have no diagnostic left.
 */
export function limitDocuments(documents: readonly RuleDocument[], unlisted: UnlistedCounts): readonly RuleDocument[] {
  const total = documents.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0)
  if (total <= MAX_DIAGNOSTICS && unlisted.errors + unlisted.warnings === 0) return documents
  let room = MAX_DIAGNOSTICS
  const rest = { ...unlisted }
  const kept = documents.flatMap((document): RuleDocument[] => {
    const isBroken = document.rule === undefined
    const diagnostics = keepDiagnostics(document.diagnostics, room, rest)
    room -= diagnostics.length
    return isBroken && diagnostics.length === 0 ? [] : [{ ...document, diagnostics }]
  })
  const last = kept.findLastIndex(({ diagnostics }) => diagnostics.length > 0)
  return kept.map((document, index) =>
    index === last
      ? { ...document, diagnostics: [...document.diagnostics, ...unlistedDiagnostics(document.diagnostics, rest)] }
      : document,
  )
}
