import { expect, test } from 'vitest'
import { checkSources } from '../../src/check/check-sources.js'
import { checks } from '../../src/check/checks.js'
import { enabledChecks } from '../../src/check/enabled-checks.js'
import { parseRules } from '../../src/index.js'
import { positionAt } from '../../src/text/source.js'

const findingsIn = (text: string): readonly string[] => {
  const source = { name: 'rule.yml', text }
  const documents = parseRules(source, { keepWritten: true })
  const sources = [
    { source, documents: documents.map((document) => ({ document, diagnostics: document.diagnostics })) },
  ]
  const settings = { severities: { 'title-long': 'warning', 'unused-suppression': 'warning' } } as const
  const enabled = enabledChecks(
    checks.filter(({ code }) => Object.hasOwn(settings.severities, code)),
    settings,
  )
  return [...checkSources(sources, enabled).values()]
    .flat()
    .map(({ code, span }) => `${positionAt(text, span.start).line} ${code}`)
}

const long = `title: ${'x'.repeat(111)}`
const rest = 'logsource: { product: windows }\ndetection: { s: { a: b }, condition: s }\n'

test.each([
  ['without a comment', `${long}\n${rest}`, ['1 title-long']],
  ['by a comment on the line before', `# sigmacast-ignore title-long: known\n${long}\n${rest}`, []],
  ['by a comment at the end of the line', `${long} # sigmacast-ignore title-long\n${rest}`, []],
  ['by one of several codes', `# sigmacast-ignore level-missing, title-long: known\n${long}\n${rest}`, []],
  ['by a comment with a colon before the code', `# sigmacast-ignore: title-long\n${long}\n${rest}`, []],
  ['not by a comment without a code', `# sigmacast-ignore\n${long}\n${rest}`, ['1 unused-suppression', '2 title-long']],
  ['not by a longer word', `# sigmacast-ignored title-long\n${long}\n${rest}`, ['2 title-long']],
  ['in a file with CRLF', `# sigmacast-ignore title-long\r\n${long}\r\n${rest}`, []],
  [
    'not two lines before',
    `# sigmacast-ignore title-long\n\n${long}\n${rest}`,
    ['1 unused-suppression', '3 title-long'],
  ],
  ['not by another code', `# sigmacast-ignore title-short\n${long}\n${rest}`, ['1 unused-suppression', '2 title-long']],
  [
    'not by a text in a value',
    `author: 'a # sigmacast-ignore title-long'\n${long}\n${rest}`,
    ['1 unused-suppression', '2 title-long'],
  ],
  ['a warning of the product', `# sigmacast-ignore bad-format: old\ndate: 2021/01/31\ntitle: x\n${rest}`, []],
  [
    'not an error',
    `# sigmacast-ignore wrong-type\nlogsource: 5\ntitle: x\ndetection: { s: { a: b }, condition: s }\n`,
    ['1 unused-suppression', '2 wrong-type'],
  ],
])('silences a finding %s', (_, text, expected) => {
  expect(findingsIn(text)).toEqual(expected)
})
