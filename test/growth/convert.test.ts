import './steps.js'
import { describe } from 'vitest'
import { backends } from '../../backends/index.js'
import { convertRule, type DetectionRule, parseRules } from '../../src/index.js'
import { ruleText } from '../diagnostics/outcome.js'
import { growsLinearly, listOf, type Work } from './growth.js'

describe.each([...backends])('%s:', (_, backend) => {
  const converting =
    (text: (size: number) => string): Work =>
    (size) => {
      const rule = parseRules({ name: 'rule.yml', text: text(size) })[0]?.rule as DetectionRule
      return () => convertRule(rule, backend, { lossy: true })
    }

  growsLinearly(
    'values',
    200,
    converting((size) => ruleText('s', `  s:\n    a:${listOf(size, 6)}`)),
  )
  growsLinearly(
    'values that are all asked for',
    200,
    converting((size) => ruleText('s', `  s:\n    a|contains|all:${listOf(size, 6)}`)),
  )
  growsLinearly(
    'fields of which only the presence can be searched',
    400,
    converting((size) =>
      ruleText('s', `  s:${Array.from({ length: size }, (_, at) => `\n    f${at}|re: '(?=a)b'`).join('')}`),
    ),
  )
  growsLinearly(
    'texts between wildcards',
    400,
    converting((size) =>
      ruleText('s', `  s:\n    a: '*${Array.from({ length: size }, (_, at) => `v${at}*`).join('')}'`),
    ),
  )
  growsLinearly(
    'a condition',
    200,
    converting((size) => ruleText(`s${' and s or s'.repeat(size)}`)),
  )
  growsLinearly(
    'alternatives of a regular expression',
    50,
    converting((size) => ruleText('s', `  s:\n    a|re: '^(x${'|foo'.repeat(size)}).*$'`)),
  )
})
