import { defineCheck } from '../check.js'
import { removeEntry, removeItem } from '../edits/edit-node.js'
import { fixOf } from '../edits/fix-of.js'
import { insertItem } from '../edits/insert-item.js'
import { entryOf, placeOf } from '../edits/place-of.js'
import type { Edit, Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { textsAt } from './scalar-at.js'
import { tagsOf } from './tags-of.js'

export const referenceMitre = defineCheck({
  code: 'reference-mitre',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'safe',
  message: (tag: string) => `the link says what the tag \`${tag}\` says`,
  help: (tag) => `remove the link, and use the tag \`${tag}\``,
  why: 'Tools read tags and build the link from them. Nobody counts links.',
  wrong: `
title: Whoami Execution
references:
    - https://example.org/blog/whoami
    - https://attack.mitre.org/techniques/T1033/
tags:
    - attack.discovery
`,
  right: `
title: Whoami Execution
references:
    - https://example.org/blog/whoami
tags:
    - attack.discovery
    - attack.t1033
`,
  checkRule: (context, report) => {
    for (const { text, span } of textsAt(context, 'references')) {
      const [, id, part] = LINK.exec(text.trim()) ?? []
      if (id === undefined) continue
      const tag = `attack.${id}${part === undefined ? '' : `.${part}`}`.toLowerCase()
      report(span, [tag], { fix: replacedByTag(context, span, tag) })
    }
  },
})

/** The page of a technique, a group, software or a tactic. */
const LINK =
  /^https?:\/\/attack\.mitre\.org\/(?:techniques|groups|software|tactics)\/((?:TA|T|G|S)\d{4})(?:[/.](\d{3}))?\/?(?:#\S*)?$/i

/** Removes the link, and adds the tag if the rule lacks it. */
function replacedByTag(context: RuleContext, span: Edit['span'], tag: string): Fix | undefined {
  const { source } = context
  const place = placeOf(context, span)
  if (place?.kind !== 'item' || place.owner === undefined) return undefined
  const removal =
    place.list.items.length > 1
      ? removeItem(source, place.list, place.index)
      : removeEntry(source, place.owner.map, place.owner.index)
  if (tagsOf(context).some((other) => other.tag === tag)) return fixOf(removal)
  const tags = entryOf(context, 'tags')?.entry.value
  return fixOf(removal, tags?.kind === 'sequence' ? insertItem(source, tags, tag) : undefined)
}
