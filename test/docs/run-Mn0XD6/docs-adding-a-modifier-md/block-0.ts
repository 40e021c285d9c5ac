import { ANY, pattern } from '../../../../src/ir/pattern.js'
import { valueModifier } from '../../../../src/lower/modifiers/modifier.js'

/** `word`: the value stands alone or between blanks. */
export const word = valueModifier({
  about: 'the value stands alone or between blanks',
  accepts: ['text'],
  apply: ({ pattern: value }) =>
    [value, [...value, ' ', ANY], [ANY, ' ', ...value], [ANY, ' ', ...value, ' ', ANY]].map((parts) => ({
      type: 'text' as const,
      pattern: pattern(parts),
    })),
})
