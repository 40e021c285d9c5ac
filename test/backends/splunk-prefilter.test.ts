import { expect, test } from 'vitest'
import { splunk } from '../../backends/index.js'
import { convertRule, parseRules } from '../../src/index.js'

/** Returns the search before `| where`, which only has to find every event of the rule. */
function searchFor(item: string): string | undefined {
  const [document] = parseRules({
    name: 'rule.yml',
    text: `
title: t
logsource: { product: p }
detection:
    selection:
        ${item}
    condition: selection
`,
  })
  return convertRule(document!.rule!, splunk).query?.split(' | where ')[0]
}

test.each([
  ['leaves out a text that another one contains', 'f: "*cmd.exe*.exe*"', 'f="*cmd.exe*"'],
  ['leaves out a text that the beginning contains', 'f: "cmd.exe*.exe*"', 'f="cmd.exe*"'],
  ['leaves out a text that the end contains', 'f: "*.exe*cmd.exe"', 'f="*cmd.exe"'],
  ['leaves out a text that equals the beginning', 'f: "ab*ab*cd"', '(f="ab*" f="*cd")'],
  ['writes an equal text once', 'f: "*ab*ab*"', 'f="*ab*"'],
  ['keeps a beginning and an end that other texts contain', 'f: "ab*cabd*ab"', '(f="ab*" f="*cabd*" f="*ab")'],
  ['keeps a text in another letter case', 'f: "*ABC*b*"', '(f="*ABC*" f="*b*")'],
  ['leaves out a text of a regular expression', "f|re: 'a\\.exe.+data\\.exe'", 'f="*data.exe*"'],
  ['shares what remains of several values', 'f: ["*ab*b*x", "*ab*b*y"]', '(f="*ab*" f IN ("*x", "*y"))'],
])('a prefilter %s', (_, item, expected) => {
  expect(searchFor(item)).toBe(expected)
})
