import { fixOf } from '../edits/fix-of.js'
import type { DiagnosticFix } from './index.js'

/** Removes the modifier `all` of an item with one value. */
export const fixAllOnOneValue: DiagnosticFix = ({ span }, { source, document }) => {
  const start = span.start - 1
  const isHere = document.span.start <= start && span.end <= document.span.end
  return isHere && source.text.charAt(start) === '|' ? fixOf({ span: { start, end: span.end }, text: '' }) : undefined
}
