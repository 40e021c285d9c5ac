import { valueModifier } from './modifier.js'

/**
 * `expand` changes how a text is read, before the first modifier, so its position among the modifiers is irrelevant.
 */
export const expand = valueModifier({
  keywords: true,
  accepts: ['written', 'text', 'regex', 'openRegex'],
  apply: (operand) => operand,
})
