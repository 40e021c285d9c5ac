import { valueModifier } from './modifier.js'

/** It changes how texts are read, before the first modifier: so its place among the others says nothing. */
export const expand = valueModifier({
  about: 'a pipeline replaces the placeholder %name% in the value',
  keywords: true,
  accepts: ['written', 'text', 'regex', 'openRegex'],
  apply: (operand) => operand,
})
