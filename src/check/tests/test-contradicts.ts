import { defineCheck } from '../check.js'

export const testContradicts = defineCheck({
  code: 'test-contradicts',
  severity: 'error',
  profiles: ['recommended'],
  message: (name: string, problem: string) => `the test \`${name}\` contradicts the rule: ${problem}`,
  help: 'change the rule or the test; `sigmacast test` shows which parts of the rule hold',
  why: `Either the rule or its test is wrong. The finding is placed at the first condition that decides, and names the place of
the test. It needs the files of a project: \`sigmacast check\` reads the test files that
[\`sigmacast test\`](../testing-rules.md) runs.`,
  wrong: `
selection:
    eventType: user.mfa.factor.reset_all
filter_help_desk:
    actor.group: helpdesk
condition: selection and not filter_help_desk
`,
  right: `
selection:
    eventType: user.mfa.factor.reset_all
filter_help_desk:
    actor.group: Help Desk
condition: selection and not filter_help_desk
`,
  tests: {
    wrong: `
tests:
    - name: a reset by the help desk
      event: { eventType: user.mfa.factor.reset_all, actor.group: Help Desk }
      expect: no-match
`,
    right: `
tests:
    - name: a reset by the help desk
      event: { eventType: user.mfa.factor.reset_all, actor.group: Help Desk }
      expect: no-match
`,
  },
  checkRule: ({ rule, source, tests }, report) => {
    if (rule === undefined) return
    for (const { name, problem, reasons, event, ...test } of tests?.failures ?? []) {
      const first = reasons.find((reason) => reason.source === source)
      report(first?.span ?? rule.titleSpan, [name, problem], {
        related: [{ message: 'the test', ...test }, ...reasons],
        ...(event === undefined ? {} : { event }),
      })
    }
  },
})
