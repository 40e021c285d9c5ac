import type { SelectionFlagValues } from '../../project/select/select-by-flags.js'
import { LEVELS } from '../../rule/metadata/levels.js'
import { STATUSES } from '../../rule/metadata/statuses.js'
import type { Flags } from './flags.js'

/** The flags that select rules. Several flags all have to hold; of the values of one flag, one has to. */
export const selectionFlags = {
  level: { value: '<level>', about: "only rules of a level, such as 'high' or '>=high'", completes: LEVELS },
  status: { value: '<status>', about: 'only rules of a status, such as stable,test', completes: STATUSES },
  tag: { value: '<tag>', about: 'only rules with a tag, or one below it' },
  product: { value: '<name>', about: 'only rules about a product' },
  category: { value: '<name>', about: 'only rules about a category' },
  service: { value: '<name>', about: 'only rules about a service' },
  author: { value: '<name>', about: "only rules by an author, such as '*Doe*'" },
  id: { value: '<id|name>', about: 'only rules with an id or name' },
  exclude: { value: '<pattern>', about: 'not the rules of these files; repeatable', completes: 'files' },
  'select-list': { value: '<file>', about: 'only rules whose id or name is in a file', completes: 'files' },
} as const satisfies Flags

/** Returns the flags of a selection that are given, such as `--level`. */
export const givenFlags = (flags: SelectionFlagValues): readonly string[] =>
  (Object.keys(selectionFlags) as (keyof SelectionFlagValues)[])
    .filter((name) => flags[name].length > 0)
    .map((name) => `\`--${name}\``)
