import { valueModifier } from './modifier.js'

export const exists = valueModifier({
  about: 'the field is there (true) or not (false), whatever its value',
  accepts: ['boolean'],
  apply: ({ text }) => ({ type: 'existence', exists: text.toLowerCase() === 'true' }),
})
