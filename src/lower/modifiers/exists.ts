import { valueModifier } from './modifier.js'

export const exists = valueModifier({
  accepts: ['boolean'],
  apply: ({ text }) => ({ type: 'existence', exists: text.toLowerCase() === 'true' }),
})
