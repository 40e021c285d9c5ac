import type { YamlScalar } from '../../rule/yaml/node.js'
import { fixOf, unsafeFixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'

/**
 * Renames a key. Returns `undefined` if the map has the new key already, or if the key cannot be edited. `keepsMeaning`
 * is false for a key that decides which events match.
 */
export function renameKey(context: RuleContext, key: YamlScalar, name: string, keepsMeaning: boolean): Fix | undefined {
  const edit = replaceHere(context, key, name)
  return keepsMeaning ? fixOf(edit) : unsafeFixOf(edit)
}
