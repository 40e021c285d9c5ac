import { defineCheck } from '../check.js'
import { replaceText } from './replace-text.js'
import { textsAt } from './scalar-at.js'

export const fpCapital = defineCheck({
  code: 'fp-capital',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'safe',
  message: (word: string) => `the false positive starts with "${word}" in lower case`,
  help: 'start it with a capital letter',
  why: 'The texts are shown to analysts as a list of sentences.',
  wrong: 'title: Whoami Execution\nfalsepositives:\n    - administrators',
  right: 'title: Whoami Execution\nfalsepositives:\n    - Administrators',
  checkRule: (context, report) => {
    for (const item of textsAt(context, 'falsepositives')) {
      // Names of programs, such as `svchost.exe`, keep their letter case.
      const word = /^[a-z]+(?=[\s,;]|$)/.exec(item.text)?.[0]
      if (word === undefined) continue
      const text = `${item.text.charAt(0).toUpperCase()}${item.text.slice(1)}`
      report(item.span, [word], { fix: replaceText(context, item, text) })
    }
  },
})
