import { fixOf } from '../edits/fix-of.js'
import { insertItem } from '../edits/insert-item.js'
import { entryOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'

/** Returns a fix that adds a tag after the last one. `undefined` if the rule has no list of tags that can be edited. */
export function appendTag(context: RuleContext, tag: string): Fix | undefined {
  const list = entryOf(context, 'tags')?.entry.value
  return list?.kind === 'sequence' ? fixOf(insertItem(context.source, list, tag)) : undefined
}
