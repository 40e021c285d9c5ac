import { defineCheck } from '../check.js'
import { replaceText } from './replace-text.js'
import { textsAt } from './scalar-at.js'

export const fpBanned = defineCheck({
  code: 'fp-banned',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'safe',
  message: (text: string) => `"${text}" is no false positive`,
  help: 'describe legitimate behaviour, or write `Unlikely` if you expect none and `Unknown` if you cannot tell',
  why: `No rule is free of false positives, so "none" is a promise that cannot be kept. A penetration test is a true positive.`,
  wrong: 'title: Whoami Execution\nfalsepositives:\n    - None',
  right: 'title: Whoami Execution\nfalsepositives:\n    - Unlikely',
  checkRule: (context, report) => {
    for (const item of textsAt(context, 'falsepositives')) {
      const [isNone, isTest] = [NONE.test(item.text), TEST.test(item.text)]
      if (isNone) report(item.span, [item.text.trim()], { fix: replaceText(context, item, 'Unlikely') })
      else if (isTest) report(item.span, [item.text.trim()])
    }
  },
})

/** An entry that says that there is none. */
const NONE = /^\s*(?:none|no false positives?|nothing|n\/a)\s*(?:known|expected)?\s*\.?\s*$/i

/** An entry that consists of the name of a test. */
const TEST =
  /^\s*(?:(?:authorized|legitimate|internal)\s+)?(?:pen(?:etration)?[\s-]?tests?(?:ing|ers?)?|red[\s-]team(?:ing|s)?)(?:\s+activit(?:y|ies))?\s*\.?\s*$/i
