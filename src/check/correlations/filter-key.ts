import { entryAt } from '../../rule/yaml/node.js'
import { type Check, defineCheck } from '../check.js'
import { removeEntry } from '../edits/edit-node.js'
import { fixOf } from '../edits/fix-of.js'
import { entryOf } from '../edits/place-of.js'

/** A metadata key that filters do not need. */
interface NeedlessKey {
  readonly key: string
  readonly why: string
  /** The key with its value, for the example. */
  readonly example: string
}

/** Defines a check that reports a key at the top level of a filter, with the fix that removes it. */
export const filterKey = ({ key, why, example }: NeedlessKey): Check =>
  defineCheck({
    code: `filter-has-${key}`,
    severity: 'warning',
    profiles: ['recommended', 'sigmahq'],
    fix: 'safe',
    message: () => `a filter has no use for a \`${key}\``,
    help: `remove the key \`${key}\``,
    why,
    wrong: `\ntitle: Administrators\n${example}\n${FILTER}`,
    right: `\ntitle: Administrators\n${FILTER}`,
    checkRule: (context, report) => {
      const { root, nodeAt, source } = context
      const entry = entryAt(root.entries, key)
      if (entry === undefined || nodeAt('filter') === undefined || nodeAt('detection') !== undefined) return
      const place = entryOf(context, key)
      report(entry.key.span, [], { fix: place && fixOf(removeEntry(source, place.map, place.index)) })
    },
  })

const FILTER = `logsource:
    product: windows
    category: process_creation
filter:
    rules: [whoami]
    selection:
        User|startswith: adm_
    condition: not selection
`
