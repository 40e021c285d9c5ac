import { valueModifier } from './modifier.js'

export const exists = valueModifier({
  about: 'the field exists (true) or does not exist (false)',
  accepts: ['boolean'],
  apply: ({ text }) => ({ type: 'existence', exists: text.toLowerCase() === 'true' }),
})
