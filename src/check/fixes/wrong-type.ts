import { flatText } from '../../rule/metadata/read-text.js'
import type { YamlNode } from '../../rule/yaml/node.js'
import { inSingleQuotes } from '../../rule/yaml/written-value.js'
import { fixOf } from '../edits/fix-of.js'
import { isOneLine } from '../edits/one-line.js'
import { type EntryPlace, placeOf } from '../edits/place-of.js'
import { writeScalar } from '../edits/write-scalar.js'
import type { Edit, Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { mapAsList, textAsList } from './as-list.js'
import type { DiagnosticFix } from './index.js'
import { outdentKey } from './outdent-key.js'

/** Metadata keys whose values are lists of texts. */
export const LISTS: ReadonlySet<string> = new Set(['references', 'fields', 'falsepositives', 'tags', 'scope'])

/** Metadata keys whose values are texts, with what joins the items of a list in their place. */
const TEXTS: Readonly<Record<string, string>> = {
  title: ' ',
  description: '\n',
  author: ', ',
  license: ', ',
  taxonomy: ', ',
  name: ', ',
}

/** Sections of which a value is read as a list of one item. */
const LOOSE: ReadonlySet<string> = new Set(['detection', 'filter', 'correlation'])

/** Writes metadata in the type of the specification, with the value that sigmacast reads. */
export const fixWrongType: DiagnosticFix = ({ span, severity }, context) => {
  const place = placeOf(context, span)
  const [key = ''] = place?.keys ?? []
  if (place === undefined || place.kind === 'key') return undefined
  if (severity === 'error') return place.kind === 'value' ? outdentKey(context, place) : undefined
  if (place.keys.length !== 1) return place.kind === 'value' ? listOfOne(context, place) : undefined
  if (place.kind === 'item') return LISTS.has(key) ? fixOf(quotedText(context, place.item)) : undefined
  if (LISTS.has(key)) return textAsList(context, place)
  if (key === 'related') return place.entry.value.kind === 'mapping' ? mapAsList(context, place.entry.value) : undefined
  const separator = Object.hasOwn(TEXTS, key) ? TEXTS[key] : undefined
  if (separator === undefined) return undefined
  const { value } = place.entry
  return fixOf(value.kind === 'sequence' ? joinedText(context, place, separator) : quotedText(context, value))
}

/** Writes a field of groups, or the keyword of a selection, as a list of one item. */
function listOfOne(context: RuleContext, place: EntryPlace): Fix | undefined {
  const [section = ''] = place.keys
  return place.keys.length === 2 && LOOSE.has(section) ? textAsList(context, place) : undefined
}

/** Joins the items of a list to one text. */
function joinedText({ source: { text } }: RuleContext, { entry }: EntryPlace, separator: string): Edit | undefined {
  const { key, value } = entry
  const items = value.kind === 'sequence' ? value.items : []
  const texts = items.flatMap((item) => (item.kind === 'scalar' && item.type !== 'null' ? [item.text] : []))
  const closed = text.charAt(value.span.start) === '[' ? /^\s*\]/.exec(text.slice(value.span.end))?.[0].length : 0
  const gap = /^[ \t]*:/.exec(text.slice(key.span.end, value.span.start))?.[0].length
  if (texts.length !== items.length || closed === undefined || gap === undefined) return undefined
  const span = { start: key.span.end + gap, end: value.span.end + closed }
  return /#/.test(text.slice(span.start, span.end))
    ? undefined
    : { span, text: ` ${writeScalar(texts.join(separator))}` }
}

/** Quotes a number, or a map such as `Blog: https://example.org`, that should be a text. */
function quotedText({ source: { text } }: RuleContext, node: YamlNode): Edit | undefined {
  if (!isOneLine(text, node) || /#/.test(text.slice(node.span.start, node.span.end))) return undefined
  if (node.kind === 'scalar') return { span: node.span, text: inSingleQuotes(node.text) }
  const read = node.kind === 'mapping' && !/^[{]/.test(text.charAt(node.span.start)) ? flatText(node) : undefined
  return read === undefined ? undefined : { span: node.span, text: writeScalar(read) }
}
