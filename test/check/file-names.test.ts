import { expect, test } from 'vitest'
import { fileNameChecks } from '../../src/check/file-names/index.js'
import { findingsIn, placed } from './findings-of.js'

const codes = [...fileNameChecks.map(({ code }) => code), 'status-folder', 'tag-detection-folder']

const rule = (logsource: string, more = ''): string =>
  `title: A\n${more}logsource: ${logsource}\ndetection: { a: { b: c }, condition: a }\n`
const processes = rule('{ product: windows, category: process_creation }')

const rows: readonly (readonly [name: string, text: string, findings: readonly string[]])[] = [
  ['rules/proc_creation_win_whoami.yml', processes, []],
  ['rules\\windows\\proc_creation_win_whoami.yml', processes, []],
  ['win_whoami_run.yml', processes, ['1:1 filename-prefix']],
  ['proc_creation_win_Whoami.yml', processes, ['1:1 filename-convention']],
  ['proc_creation_win_whoami.yaml', processes, ['1:1 filename-convention']],
  ['proc_creation_win-whoami.yml', processes, ['1:1 filename-convention', '1:1 filename-prefix']],
  ['a.yml', rule('{ product: other }'), ['1:1 filename-length']],
  [`${'a_'.repeat(43)}.yml`, rule('{ product: other }'), []],
  [`${'a_'.repeat(44)}.yml`, rule('{ product: other }'), ['1:1 filename-length']],
  ['<stdin>', processes, []],
  ['win_unknown_service.yml', rule('{ product: windows, service: other }'), []],
  ['lnx_unknown_service.yml', rule('{ product: windows, service: other }'), ['1:1 filename-prefix']],
  ['any_file_name.yml', rule('{ category: other }'), []],
  ['win_two_documents.yml', `# both\n${processes}---\n${processes}`, ['2:1 filename-prefix']],
  [
    'many_whoami_runs.yml',
    `${processes}---\ntitle: B\ncorrelation: { type: event_count, rules: [a], group-by: [b], timespan: 1m, condition: { gt: 1 } }\n`,
    ['1:1 filename-prefix'],
  ],
  ['rules/x/any_rule.yml', rule('{ category: other }', 'status: deprecated\n'), ['2:9 status-folder']],
  ['rules-dfir/x/any_rule.yml', rule('{ category: other }', 'status: test\ntags: [ detection.dfir ]\n'), []],
  ['deprecated/x/any_rule.yml', rule('{ category: other }', 'status: test\n'), ['2:9 status-folder']],
  ['deprecated/x/any_rule.yml', rule('{ category: other }', 'status: deprecated\n'), []],
  ['/home/rules/deprecated/any_rule.yml', rule('{ category: other }', 'status: deprecated\n'), []],
  ['mine/any_rule.yml', rule('{ category: other }', 'status: unsupported\n'), []],
  ['rules-dfir/any_rule.yml', rule('{ category: other }'), ['1:8 tag-detection-folder']],
]

test.each(rows)('checks %s', (name, text, findings) => {
  expect(findingsIn([{ name, text }], codes).map(placed)).toEqual(findings)
})

test('reports each file that has the name of an earlier one, in any letter case', () => {
  const names = ['a/any_rule.yml', 'b/other_rule.yml', 'c/Any_Rule.yml', 'a/any_rule.yml']
  const found = findingsIn(
    names.map((name) => ({ name, text: rule('{ category: other }') })),
    ['filename-duplicate'],
  )
  expect(found.map(({ source, related }) => [source.name, related?.[0]?.source?.name])).toEqual([
    ['c/Any_Rule.yml', 'a/any_rule.yml'],
  ])
})
