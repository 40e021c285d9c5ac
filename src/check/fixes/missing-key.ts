import { isMetadataKey } from '../../rule/metadata/read-metadata.js'
import { valueAt, type YamlEntry, type YamlMapping } from '../../rule/yaml/node.js'
import type { Span } from '../../text/source.js'
import { suggestionIn } from '../../text/suggest.js'
import { entrySpan, removeEntry } from '../edits/edit-node.js'
import { entryLines } from '../edits/entry-lines.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { insertLines } from '../edits/insert-lines.js'
import { indentOf, wholeLines } from '../edits/lines.js'
import { isOneLine } from '../edits/one-line.js'
import { entryOf, placeOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import type { DiagnosticFix } from './index.js'
import { renameKey } from './rename-key.js'

/** Renames the misspelt key that the diagnostic found instead, or moves a `condition` into its `detection`. */
export const fixMissingKey: DiagnosticFix = ({ span, help }, context) => {
  const suggestion = suggestionIn(help)
  if (suggestion?.insteadOf !== undefined) {
    const isMistaken = ({ key }: YamlEntry): boolean => key.text === suggestion.insteadOf
    const map = mapsAround(context, span).find(({ entries }) => entries.some(isMistaken))
    const entry = map?.entries.find(isMistaken)
    const keepsMeaning = map === context.root && isMetadataKey(suggestion.name)
    return entry && renameKey(context, entry.key, suggestion.name, keepsMeaning)
  }
  return /^`condition` is outside `detection`/.test(help ?? '') ? moveCondition(context) : undefined
}

/**
 * Returns the maps that may lack the key. The diagnostic is placed at the key of the map, or at the first key of the
 * document.
 */
function mapsAround({ root }: RuleContext, { start }: Span): readonly YamlMapping[] {
  const section = root.entries.find(({ key }) => key.span.start === start)?.value
  return section?.kind === 'mapping' ? [section, root] : [root]
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
  const lines = wholeLines(text, entrySpan(text, last))
  if (indent === undefined || indent === '' || lines === undefined) return undefined
  const line = entryLines(text, place.entry)?.[0]
  if (line === undefined) return undefined
  return unsafeFixOf(insertLines(text, lines.end, [`${indent}${line}`]), removeEntry(source, place.map, place.index))
}
