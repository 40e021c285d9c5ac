import type { Related, Remark } from './diagnostic.js'
import { positionAt, type Source, type Span } from './source.js'

/** Converts a diagnostic to plain data with keys in this order. A missing help is null. */
export const diagnosticJson = ({ code, severity, message, source, span, help, related }: Remark) => ({
  code,
  severity,
  message,
  ...placeJson(source, span),
  help: help ?? null,
  ...(related === undefined ? {} : { related: related.map((other) => relatedJson(source, other)) }),
})

const relatedJson = (source: Source, { message, source: other, span }: Related) => ({
  message,
  ...(other === undefined ? {} : { file: other.name }),
  ...placeJson(other ?? source, span),
})

/** Converts a span to lines and columns, counted from 1. */
export function placeJson({ text }: Source, { start, end }: Span) {
  const from = positionAt(text, start)
  const to = positionAt(text, end)
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}
