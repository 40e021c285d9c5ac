import { modifiers } from '../../lower/modifiers/index.js'
import { nearMisspelling } from '../../text/suggest.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { replaceModifier } from '../edits/replace-modifier.js'
import type { DiagnosticFix } from './index.js'

/** Replaces a misspelt modifier if only one is within a typing mistake or two. */
export const fixUnknownModifier: DiagnosticFix = ({ span }, context) => {
  const written = context.source.text.slice(span.start, span.end)
  const [name, ...others] = [...modifiers.keys()].filter((known) => nearMisspelling(written, [known]) !== undefined)
  return name === undefined || others.length > 0 ? undefined : unsafeFixOf(replaceModifier(context, span, name))
}
