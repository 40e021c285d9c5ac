import { defineCheck } from '../check.js'

export const deprecatedWithoutRelated = defineCheck({
  code: 'deprecated-without-related',
  severity: 'info',
  profiles: ['recommended'],
  message: () => 'the rule is deprecated, and `related` names no rule that replaces it',
  help: 'add the id of the new rule to `related`',
  why: 'The specification defines `deprecated` as replaced by another rule, and `related` as the link to it.',
  wrong: 'title: Whoami Execution\nstatus: deprecated',
  right: `title: Whoami Execution
status: deprecated
related:
    - id: 929a690e-bef0-4204-a928-ef5e620d6fcc
      type: similar`,
  checkRule: ({ rule, nodeAt }, report) => {
    const status = nodeAt('status')
    const isReplaced = (rule?.metadata.related ?? []).length > 0
    if (rule?.metadata.status === 'deprecated' && status !== undefined && !isReplaced) report(status.span, [])
  },
})
