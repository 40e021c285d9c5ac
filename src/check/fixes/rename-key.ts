import type { YamlScalar } from '../../rule/yaml/node.js'
import { replaceScalar } from '../edits/edit-node.js'
import { fixOf, unsafeFixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'

/**
 * Renames a key. Returns `undefined` if the map has the new key already, or if the key cannot be edited. `keepsMeaning`
 * is false for a key that decides which events match.
 */
export function renameKey(context: RuleContext, key: YamlScalar, name: string, keepsMeaning: boolean): Fix | undefined {
  const place = placeOf(context, key.span)
  if (place?.kind !== 'key' || place.map.entries.some((entry) => entry.key.text === name)) return undefined
  const edit = replaceScalar(context.source, place.entry.key, name)
  return keepsMeaning ? fixOf(edit) : unsafeFixOf(edit)
}
