import { defineCheck } from '../check.js'

const RULES = `
title: Factor Reset
logsource: { product: okta, service: okta }
detection:
    selection:
        eventType: user.mfa.factor.reset_all
    condition: selection
---
title: API Token Created
logsource: { product: okta, service: okta }
detection:
    selection:
        eventType: system.api_token.create
    condition: selection
`

export const testMissing = defineCheck({
  code: 'test-missing',
  severity: 'warning',
  profiles: [],
  message: () => 'no test runs this rule',
  help: '`sigmacast test --update` writes a first test file with generated events',
  why: `Other rules of the project have tests. An untested rule may never match, and nobody notices. Rules that are only
parts of correlations need no test. The finding needs the files of a project: \`sigmacast check\` reads the test files that
[\`sigmacast test\`](../testing-rules.md) runs. It is not made while a test file has errors.`,
  wrong: RULES,
  right: RULES,
  tests: {
    wrong: `
rule: Factor Reset
tests:
    - { event: { eventType: user.mfa.factor.reset_all }, expect: match }
`,
    right: `
rule: Factor Reset
tests:
    - { event: { eventType: user.mfa.factor.reset_all }, expect: match }
---
rule: API Token Created
tests:
    - { event: { eventType: system.api_token.create }, expect: match }
`,
  },
  checkRule: ({ rule, tests }, report) => {
    if (rule !== undefined && rule.kind !== 'filter' && tests?.isTested === false) report(rule.titleSpan, [])
  },
})
