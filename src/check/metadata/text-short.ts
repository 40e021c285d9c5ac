import { defineCheck } from '../check.js'
import { textsAt } from './scalar-at.js'

export const textShort = defineCheck({
  code: 'text-short',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  message: (key: string, text: string) => `the item "${text}" of \`${key}\` has only one character`,
  help: 'write a text, or remove the item',
  why: 'The specification asks for at least two characters. A single one is a leftover.',
  wrong: "title: Whoami Execution\nfalsepositives:\n    - '-'",
  right: 'title: Whoami Execution\nfalsepositives:\n    - Unknown',
  checkRule: (context, report) => {
    for (const key of ['falsepositives', 'scope']) {
      for (const { text, span } of textsAt(context, key)) {
        if ([...text.trim()].length < 2) report(span, [key, text.trim()])
      }
    }
  },
})
