import { wordList } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { slowConditions } from './slow-conditions.js'

export const regexScan = defineCheck({
  code: 'regex-scan',
  severity: 'info',
  profiles: [],
  message: (field: string, titles: readonly string[], because: string) =>
    `the regular expression for \`${field}\` is slow in ${wordList(titles, 'and')}: ${because}`,
  why: `A regular expression without a fixed beginning is tested on every value. A beginning such as \`^https?://\`, or a
condition beside it, spares most of the work. The finding needs an output in the configuration.`,
  wrong: `
selection:
  CommandLine|re: who.mi
`,
  right: `
selection:
  CommandLine|startswith:
    - whoami
    - who_mi
`,
  checkRule: (context, report) => {
    for (const { field, span, cost, titles } of slowConditions(context, 'regex-scan')) {
      report(span, [field, titles, cost.because], { help: `see ${cost.page}` })
    }
  },
})
