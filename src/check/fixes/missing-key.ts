import { isMetadataKey } from '../../rule/metadata/read-metadata.js'
import { valueAt, type YamlMapping } from '../../rule/yaml/node.js'
import { suggestionIn } from '../../text/suggest.js'
import { removeEntry } from '../edits/edit-node.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { indentOf, lineBreakOf, wholeLines } from '../edits/lines.js'
import { isOneLine } from '../edits/one-line.js'
import { entryOf, placeOf } from '../edits/place-of.js'
import type { Edit, Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import type { DiagnosticFix } from './index.js'
import { renameKey } from './rename-key.js'

/** Renames the misspelt key that the diagnostic found instead, or moves a `condition` into its `detection`. */
export const fixMissingKey: DiagnosticFix = ({ span, help }, context) => {
  const suggestion = suggestionIn(help)
  if (suggestion?.insteadOf !== undefined) {
    const map = mapAround(context, span)
    const entry = map?.entries.find(({ key }) => key.text === suggestion.insteadOf)
    const keepsMeaning = map === context.root && isMetadataKey(suggestion.name)
    return entry && renameKey(context, entry.key, suggestion.name, keepsMeaning)
  }
  return /^`condition` is outside `detection`/.test(help ?? '') ? moveCondition(context) : undefined
}

/** Returns the map that lacks the key: the diagnostic stands at the key of that map, or at a key of the document. */
function mapAround(context: RuleContext, { start }: { readonly start: number }): YamlMapping | undefined {
  const { root } = context
  for (const name of ['detection', 'logsource', 'correlation', 'filter']) {
    const entry = root.entries.find(({ key }) => key.text === name && key.span.start === start)
    if (entry !== undefined && root.entries[0] !== entry)
      return entry.value.kind === 'mapping' ? entry.value : undefined
  }
  return root
}

/** Moves the line of a `condition` at the top level to the end of the selections. */
function moveCondition(context: RuleContext): Fix | undefined {
  const { source, root } = context
  const { text } = source
  const place = entryOf(context, 'condition')
  const detection = valueAt(root, 'detection')
  const last = detection?.kind === 'mapping' ? detection.entries.at(-1) : undefined
  if (place === undefined || last === undefined || !isOneLine(text, place.entry.value)) return undefined
  if (placeOf(context, last.key.span) === undefined) return undefined
  const indent = indentOf(text, last.key.span.start)
  const lines = wholeLines(text, { start: last.key.span.start, end: Math.max(last.key.span.end, last.value.span.end) })
  if (indent === undefined || indent === '' || lines === undefined) return undefined
  const line = `${indent}condition: ${text.slice(place.entry.value.span.start, place.entry.value.span.end)}`
  return unsafeFixOf(insertion(text, lines.end, line), removeEntry(source, place.map, place.index))
}

/** Inserts a line at the beginning of another one, or after the last one. */
function insertion(text: string, at: number, line: string): Edit {
  const lineBreak = lineBreakOf(text)
  const isAtEnd = at === text.length && !/[\r\n]$/.test(text)
  return { span: { start: at, end: at }, text: isAtEnd ? `${lineBreak}${line}` : `${line}${lineBreak}` }
}
