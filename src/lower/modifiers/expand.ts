import { valueModifier } from './modifier.js'

/**
 * `expand` changes how a text is read, before the first modifier, so its position among the modifiers is irrelevant.
 */
export const expand = valueModifier({
  about: 'a pipeline replaces the placeholder %name% in the value',
  keywords: true,
  accepts: ['written', 'text', 'regex', 'openRegex'],
  apply: (operand) => operand,
})
