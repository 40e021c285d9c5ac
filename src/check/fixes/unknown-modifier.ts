import { modifiers } from '../../lower/modifiers/index.js'
import { nearMisspelling } from '../../text/suggest.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import type { DiagnosticFix } from './index.js'

/** Replaces a misspelt modifier if only one is within a typing mistake or two. */
export const fixUnknownModifier: DiagnosticFix = ({ span }, { source, document }) => {
  const written = source.text.slice(span.start, span.end)
  const [name, ...others] = [...modifiers.keys()].filter((known) => nearMisspelling(written, [known]) !== undefined)
  const isHere = document.span.start <= span.start && span.end <= document.span.end
  if (name === undefined || others.length > 0 || !isHere) return undefined
  return unsafeFixOf({ span, text: name })
}
