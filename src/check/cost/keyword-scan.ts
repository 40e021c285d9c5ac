import { wordList } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { slowConditions } from './slow-conditions.js'

export const keywordScan = defineCheck({
  code: 'keyword-scan',
  severity: 'info',
  profiles: [],
  message: (titles: readonly string[], because: string) =>
    `keywords are slow in ${wordList(titles, 'and')}: ${because}`,
  why: `A keyword may be in any field, and in the middle of a word. A condition on the field that holds the text is faster and
finds fewer events by accident. The finding needs an output in the configuration.`,
  wrong: `
keywords:
  - mimikatz
condition: keywords
`,
  right: `
selection:
  CommandLine: mimikatz
`,
  checkRule: (context, report) => {
    for (const { span, cost, titles } of slowConditions(context, 'keyword-scan')) {
      report(span, [titles, cost.because], { help: `see ${cost.page}` })
    }
  },
})
