import type { Finding } from '../../../src/check/finding.js'
import { catalogue } from '../../../src/text/catalogue.js'
import type { Remark } from './answer.js'
import type { Sources } from './sources.js'

/** Returns a diagnostic or finding as data; undefined if it is about a text that the user has not written. */
function remarkOf(finding: Finding, sources: Sources): Remark | undefined {
  const { source, span, code, severity, message, help = null, related = [], fix } = finding
  const place = sources.placeOf(source, span)
  if (place === null) return undefined
  const offset = place.from - span.start
  return {
    code,
    documentedAs: Object.hasOwn(catalogue, code) ? 'diagnostic' : 'finding',
    severity,
    message,
    help,
    place,
    related: related.map((other) => ({
      message: other.message,
      place: sources.placeOf(other.source ?? source, other.span),
    })),
    fix: fix
      ? {
          edits: fix.edits.map(({ span: { start, end }, text }) => ({
            from: start + offset,
            to: end + offset,
            insert: text,
          })),
          keepsMeaning: fix.keepsMeaning,
        }
      : null,
  }
}

/** Returns those of several diagnostics that have a place in the input. */
export const remarksOf = (findings: readonly Finding[], sources: Sources): readonly Remark[] =>
  findings.flatMap((finding) => remarkOf(finding, sources) ?? [])
