import type { YamlNode, YamlScalar } from '../../rule/yaml/node.js'
import { isInvisible, oddBlank, typographicQuotes } from '../../rule/yaml/odd-characters.js'
import { inSingleQuotes } from '../../rule/yaml/written-value.js'
import { encloses, type Span } from '../../text/source.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { oneLineScalar } from '../edits/one-line.js'
import { placeOf } from '../edits/place-of.js'
import type { RuleContext } from '../rule-context.js'
import type { DiagnosticFix } from './index.js'

/** Writes a text with misread escapes in single quotes. */
export const fixControlCharacter: DiagnosticFix = ({ span }, context) => {
  const scalar = scalarAround(context, span)
  if (scalar === undefined) return undefined
  const written = context.source.text.slice(scalar.span.start + 1, scalar.span.end - 1)
  // An escaped quotation mark shows that the author means escapes.
  return /\\["xuU]/.test(written) ? undefined : unsafeFixOf({ span: scalar.span, text: inSingleQuotes(written) })
}

/** Replaces all odd spaces of a text by plain ones, removes invisible characters, and replaces typographic quotes. */
export const fixOddCharacter: DiagnosticFix = ({ span }, context) => {
  const scalar = scalarAround(context, span)
  if (scalar === undefined) return undefined
  const { text } = context.source
  const written = text.slice(scalar.span.start, scalar.span.end)
  if (!oddBlank.test(written)) {
    const isQuoted = typographicQuotes.test(written) && written === scalar.text
    return isQuoted ? unsafeFixOf({ span: scalar.span, text: inSingleQuotes(scalar.text.slice(1, -1)) }) : undefined
  }
  const plain = Array.from(written, (character) =>
    oddBlank.test(character) ? (isInvisible(character) ? '' : ' ') : character,
  ).join('')
  // A scalar without quotes loses the spaces at its ends.
  return plain === plain.trim() ? unsafeFixOf({ span: scalar.span, text: plain }) : undefined
}

/** Returns the scalar on one line around a place, if it can be edited there. */
function scalarAround(context: RuleContext, span: Span): YamlScalar | undefined {
  const scalar = scalarIn(context.root, span)
  return scalar && placeOf(context, scalar.span) ? oneLineScalar(context.source, scalar) : undefined
}

function scalarIn(node: YamlNode, span: Span): YamlScalar | undefined {
  if (node.kind === 'scalar') return encloses(node.span, span) ? node : undefined
  const inner = node.kind === 'sequence' ? node.items : node.entries.map(({ value }) => value)
  for (const child of inner) {
    const found = scalarIn(child, span)
    if (found !== undefined) return found
  }
  return undefined
}
