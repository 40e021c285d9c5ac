import { replaceScalar } from '../edits/edit-node.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { oneLineScalar } from '../edits/one-line.js'
import { placeOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import type { WrittenItem } from '../written-items.js'

/** Returns the fix that gives an item another field; `undefined` if its key is not written at its place. */
export function renameField(context: RuleContext, { entry, modifiers }: WrittenItem, field: string): Fix | undefined {
  const { source } = context
  return placeOf(context, entry.key.span) !== undefined && oneLineScalar(source, entry.key) !== undefined
    ? unsafeFixOf(replaceScalar(source, entry.key, [field, ...modifiers].join('|')))
    : undefined
}
