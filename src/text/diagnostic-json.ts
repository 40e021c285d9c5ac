import type { Diagnostic, Related } from './diagnostic.js'
import { positionAt, type Source, type Span } from './source.js'

/** A diagnostic as plain data: keys in this order, null rather than a missing help. */
export const diagnosticJson = ({ code, severity, message, source, span, help, related }: Diagnostic) => ({
  code,
  severity,
  message,
  ...placeJson(source, span),
  help: help ?? null,
  ...(related === undefined ? {} : { related: related.map((one) => relatedJson(source, one)) }),
})

const relatedJson = (source: Source, { message, source: other, span }: Related) => ({
  message,
  ...(other === undefined ? {} : { file: other.name }),
  ...placeJson(other ?? source, span),
})

/** Lines and columns count from 1. */
export function placeJson({ text }: Source, { start, end }: Span) {
  const from = positionAt(text, start)
  const to = positionAt(text, end)
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}
