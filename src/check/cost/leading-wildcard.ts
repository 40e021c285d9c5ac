import { wordList } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { slowConditions } from './slow-conditions.js'

export const leadingWildcard = defineCheck({
  code: 'leading-wildcard',
  severity: 'info',
  profiles: [],
  message: (field: string, titles: readonly string[], because: string) =>
    `a value of \`${field}\` begins with a wildcard, which is slow in ${wordList(titles, 'and')}: ${because}`,
  why: `Platforms find a value by its beginning. For \`|contains\` and \`|endswith\`, they compare more. The finding needs an
output in the configuration, and names the page of its vendor. Many good rules have it, so it is in the profile
\`strict\` only.`,
  wrong: `
selection:
  Image|endswith: \\whoami.exe
`,
  right: `
selection:
  Image: C:\\Windows\\System32\\whoami.exe
`,
  checkRule: (context, report) => {
    for (const { field, span, cost, titles } of slowConditions(context, 'leading-wildcard')) {
      report(span, [field, titles, cost.because], { help: `see ${cost.page}` })
    }
  },
})
