import { unsafeFixOf } from '../edits/fix-of.js'
import { oneLineScalar } from '../edits/one-line.js'
import { replaceHere } from '../edits/replace-here.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import type { WrittenItem } from '../written-items.js'

/** Returns the fix that gives an item another field; `undefined` if its key cannot be edited. */
export function renameField(context: RuleContext, { entry, modifiers }: WrittenItem, field: string): Fix | undefined {
  return oneLineScalar(context.source, entry.key) === undefined
    ? undefined
    : unsafeFixOf(replaceHere(context, entry.key, [field, ...modifiers].join('|')))
}
