import { expect, test } from 'vitest'
import { withEdits } from '../../src/check/edits/apply-fixes.js'
import type { Reportable } from '../../src/cli/report/plain-entry.js'
import { plainOutcome } from '../../src/cli/report/plain-outcome.js'
import type { ReporterName } from '../../src/cli/report/reporter.js'
import { reporters } from '../../src/cli/report/reporters/reporters.js'
import { junitDocument, reportErrors, sarifErrors } from './validate.js'

// The whole text of each report about one run.

const text = 'title: 🙂 a\ntags: [x, x]\nlevel: hihg\n'
const source = { name: '/work/rules/one.yml', text }
const at = (part: string, from = 0) => ({
  start: text.indexOf(part, from),
  end: text.indexOf(part, from) + part.length,
})
const edits = [{ span: { start: at('x').end, end: at('x').end + 3 }, text: '' }]

const entries: readonly Reportable[] = [
  { code: 'title-long', severity: 'info', message: 'the title is odd', source, span: at('a') },
  {
    code: 'duplicate-item',
    severity: 'warning',
    message: 'the tag `x` is listed twice',
    help: 'remove one',
    source,
    span: at('x', at('x').end),
    related: [{ message: 'first occurrence', span: at('x') }],
    fix: { edits },
  },
  { code: 'value-not-allowed', severity: 'error', message: '`hihg` is no level', source, span: at('hihg') },
]
const nobody = { id: null, title: null, name: null }
const run = { command: 'check', version: '1.2.3', isStrict: false }

function printed(name: Exclude<ReporterName, 'text'>, isStrict = false): string {
  const report = reporters[name].open({ ...run, isStrict })
  const outcomes = [
    { file: source.name, rule: { ...nobody, title: 'One' }, entries: entries as never },
    { file: '/work/rules/two.yml', rule: { ...nobody, title: 'Two' }, entries: [] },
    { file: '/work/rules/three.yml', rule: { ...nobody, name: 'three' }, entries: [], skipped: 'no `regex`' },
  ]
  const texts = outcomes.map((outcome) => report.add(plainOutcome(outcome, '/work')))
  return [...texts, report.close(['3 rules: 2 fine'])].join('')
}

test('github', () => {
  expect(printed('github')).toBe(
    [
      '::notice file=rules/one.yml,line=1,col=11,endColumn=12,title=title-long::the title is odd',
      '::warning file=rules/one.yml,line=2,col=11,endColumn=12,title=duplicate-item::the tag `x` is listed twice%0Afirst occurrence (rules/one.yml:2:8)%0Ahelp: remove one',
      '::error file=rules/one.yml,line=3,col=8,endColumn=12,title=value-not-allowed::`hihg` is no level',
      '',
    ].join('\n'),
  )
})

test('gitlab', () => {
  const issue = (code: string, severity: string, description: string, line: number, fingerprint: string): object => ({
    description,
    check_name: code,
    fingerprint,
    severity,
    location: { path: 'rules/one.yml', lines: { begin: line, end: line } },
  })
  expect(JSON.parse(printed('gitlab'))).toEqual([
    issue('title-long', 'info', 'the title is odd', 1, 'da39b4cd815190c0840693844632393a'),
    issue(
      'duplicate-item',
      'minor',
      'the tag `x` is listed twice; first occurrence (rules/one.yml:2); remove one',
      2,
      'e786c9b5d56fe9556cf31df27585e041',
    ),
    issue('value-not-allowed', 'major', '`hihg` is no level', 3, 'b9d28efde19cfeb4fba9e9e5c25d6b3b'),
  ])
})

test('junit', () => {
  const report = printed('junit')
  junitDocument(report).dispose()
  expect(report).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="sigmacast" tests="3" failures="1" errors="0">',
      '<testsuite name="sigmacast check" tests="3" failures="1" errors="0" skipped="1">',
      '<testcase name="One" classname="rules.one">',
      '<failure type="value-not-allowed" message="`hihg` is no level">rules/one.yml:3:8 error value-not-allowed: `hihg` is no level</failure>',
      '<system-out>rules/one.yml:1:11 note title-long: the title is odd',
      'rules/one.yml:2:11 warning duplicate-item: the tag `x` is listed twice',
      '  first occurrence (rules/one.yml:2:8)',
      '  help: remove one</system-out>',
      '</testcase>',
      '<testcase name="Two" classname="rules.two"/>',
      '<testcase name="three" classname="rules.three">',
      '<skipped>no `regex`</skipped>',
      '</testcase>',
      '</testsuite>',
      '</testsuites>',
      '',
    ].join('\n'),
  )
  expect(printed('junit', true)).toContain('message="the tag `x` is listed twice (and 1 more)"')
})

test('markdown', () => {
  expect(printed('markdown')).toBe(
    [
      '### sigmacast check: 1 error, 1 warning, 1 note, 1 skipped in 3 rules',
      '',
      '| | place | problem |',
      '| --- | --- | --- |',
      '| **error** | <code>rules/one.yml:3</code> | <code>hihg</code> is no level (<code>value-not-allowed</code>) |',
      '| **warning** | <code>rules/one.yml:2</code> | the tag <code>x</code> is listed twice<br>first occurrence &#40;rules/one.yml:⁠2:8&#41;<br>help: remove one (<code>duplicate-item</code>) |',
      '| **note** | <code>rules/one.yml:1</code> | the title is odd (<code>title-long</code>) |',
      '',
      '- 3 rules: 2 fine',
      '',
    ].join('\n'),
  )
})

test('json', () => {
  const report = printed('json')
  expect(reportErrors(report)).toEqual([])
  const { rules, ...rest } = JSON.parse(report)
  expect(rest).toEqual({
    version: '1.2.3',
    command: 'check',
    counts: { rules: 3, errors: 1, warnings: 1, notes: 1, skipped: 1 },
  })
  expect(rules[0].entries[1]).toEqual({
    code: 'duplicate-item',
    severity: 'warning',
    message: 'the tag `x` is listed twice',
    help: 'remove one',
    file: 'rules/one.yml',
    line: 2,
    column: 11,
    endLine: 2,
    endColumn: 12,
    related: [{ message: 'first occurrence', file: 'rules/one.yml', line: 2, column: 8, endLine: 2, endColumn: 9 }],
    edits: [{ line: 2, column: 9, endLine: 2, endColumn: 12, text: '' }],
  })
  expect(rules[2]).toEqual({
    file: 'rules/three.yml',
    rule: { ...nobody, name: 'three' },
    status: 'skipped',
    skipped: 'no `regex`',
    entries: [],
  })
})

test('sarif', () => {
  const report = printed('sarif')
  expect(sarifErrors(report)).toEqual([])
  const [{ results, tool, ...rest }] = JSON.parse(report).runs
  expect(rest).toEqual({
    columnKind: 'utf16CodeUnits',
    automationDetails: { id: 'sigmacast/check/' },
    invocations: [{ executionSuccessful: true }],
  })
  const artifactLocation = { uri: 'rules/one.yml', uriBaseId: '%SRCROOT%' }
  const region = (startColumn: number, endColumn: number) => ({ startLine: 2, startColumn, endLine: 2, endColumn })
  expect(results[1]).toEqual({
    ruleId: 'duplicate-item',
    ruleIndex: 1,
    level: 'warning',
    message: { text: 'the tag `x` is listed twice; remove one' },
    locations: [{ physicalLocation: { artifactLocation, region: region(11, 12) } }],
    relatedLocations: [
      { id: 0, message: { text: 'first occurrence' }, physicalLocation: { artifactLocation, region: region(8, 9) } },
    ],
    partialFingerprints: { 'sigmacastEntry/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
    fixes: [
      {
        description: { text: 'remove one' },
        artifactChanges: [
          { artifactLocation, replacements: [{ deletedRegion: region(9, 12), insertedContent: { text: '' } }] },
        ],
      },
    ],
  })
  // The smile is one character, but two code units.
  expect(results[0].locations[0].physicalLocation.region).toMatchObject({ startColumn: 11, endColumn: 12 })
  const { rules, ...driver } = tool.driver
  expect(driver).toEqual({ name: 'sigmacast', version: '1.2.3', semanticVersion: '1.2.3' })
  expect(
    rules.map(({ id, helpUri, defaultConfiguration }: Record<string, unknown>) => [id, helpUri, defaultConfiguration]),
  ).toEqual([
    ['title-long', 'https://unpkg.com/sigmacast@1.2.3/docs/findings/title-long.md', { level: 'warning' }],
    ['duplicate-item', 'https://unpkg.com/sigmacast@1.2.3/docs/diagnostics.md#duplicate-item', { level: 'error' }],
    [
      'value-not-allowed',
      'https://unpkg.com/sigmacast@1.2.3/docs/diagnostics.md#value-not-allowed',
      { level: 'error' },
    ],
  ])
})

test('the replacements of a fix give the fixed text', () => {
  const [{ results }] = JSON.parse(printed('sarif')).runs
  const [{ deletedRegion, insertedContent }] = results[1].fixes[0].artifactChanges[0].replacements
  const lines = text.split('\n')
  const line = lines[deletedRegion.startLine - 1] ?? ''
  lines[deletedRegion.startLine - 1] =
    line.slice(0, deletedRegion.startColumn - 1) + insertedContent.text + line.slice(deletedRegion.endColumn - 1)
  expect(lines.join('\n')).toBe(withEdits(text, edits))
})

test('a fix that changes the meaning of the rule is not offered to programs', () => {
  const entry = { ...(entries[1] as Reportable), fix: { edits, keepsMeaning: false } }
  const [plain] = plainOutcome({ file: source.name, rule: nobody, entries: [entry] as never }, '/work').entries
  expect(plain?.edits).toEqual([])
})

test.each(['json', 'sarif', 'gitlab', 'junit', 'github', 'markdown'] as const)('%s without an outcome', (name) => {
  const report = reporters[name].open(run)
  const empty = report.close([])
  const expected = {
    json: () => expect(reportErrors(empty)).toEqual([]),
    sarif: () => expect(sarifErrors(empty)).toEqual([]),
    gitlab: () => expect(empty).toBe('[]\n'),
    junit: () => junitDocument(empty).dispose(),
    github: () => expect(empty).toBe(''),
    markdown: () => expect(empty).toBe('### sigmacast check: no problems in 0 rules\n\n'),
  }
  expected[name]()
})

/** The fingerprints of a report about entries with these messages, at lines from `first` on. */
function fingerprints(messages: readonly string[], first: number): readonly string[] {
  const report = reporters.gitlab.open(run)
  const many = messages.map((message, index) => {
    const start = first + index
    return {
      code: 'left-out',
      severity: 'warning',
      message,
      source: { ...source, text: '\n'.repeat(99) },
      span: { start, end: start },
    }
  })
  const outcome = plainOutcome({ file: source.name, rule: nobody, entries: many as never }, '/work')
  return JSON.parse(report.add(outcome) + report.close([])).map(
    ({ fingerprint }: { fingerprint: string }) => fingerprint,
  )
}

test('a fingerprint stays when lines move, and is unique in a report', () => {
  const messages = ['a', 'b', 'a', 'a']
  expect(fingerprints(messages, 0)).toEqual(fingerprints(messages, 40))
  expect(new Set(fingerprints(messages, 0)).size).toBe(4)
})

test('a Markdown report begins with the most frequent errors', () => {
  const report = reporters.markdown.open(run)
  const lines = { ...source, text: '\n'.repeat(9) }
  const add = (message: string, start = 0): void => {
    const entry = { code: 'left-out', severity: 'error', message, source: lines, span: { start, end: start } }
    report.add(plainOutcome({ file: source.name, rule: nobody, entries: [entry] as never }, '/work'))
  }
  for (let index = 0; index < 60; index++) add(`rare ${index}`)
  for (let index = 0; index < 5; index++) add('frequent', index)
  // The same entry again, such as of another correlation with the rule.
  add('frequent', 1)
  const places = [1, 2, 3].map((line) => `<code>rules/one.yml:${line}</code>`).join('<br>')
  expect(report.close([]).split('\n')[4]).toBe(
    `| **error** | ${places}<br>and 2 more | frequent (<code>left-out</code>) |`,
  )
})

test('a note has a description in SARIF', () => {
  const notes = ['skipped', 'residual-toy'].map((code) => ({
    code,
    severity: 'note',
    message: 'm',
    source,
    span: at('a'),
  }))
  const report = reporters.sarif.open(run)
  const outcome = plainOutcome({ file: source.name, rule: nobody, entries: notes as never }, '/work')
  const [{ tool }] = JSON.parse(report.add(outcome) + report.close([])).runs
  expect(tool.driver.rules.map(({ helpUri }: { helpUri: string }) => helpUri)).toEqual([
    'https://unpkg.com/sigmacast@1.2.3/docs/converting.md#input',
    'https://unpkg.com/sigmacast@1.2.3/docs/fidelity.md',
  ])
})

test('a Markdown report fits a comment, however much it reports', () => {
  const report = reporters.markdown.open(run)
  for (let index = 0; index < 500; index++) {
    const message = `${index} ${'|`<@x'.repeat(1000)}`
    const entry = { code: 'left-out', severity: 'warning', message, help: message, source, span: at('a') }
    report.add(plainOutcome({ file: source.name, rule: nobody, entries: [entry] as never }, '/work'))
  }
  const text = report.close([])
  expect(text.length).toBeLessThan(65_536)
  expect(text).toMatch(/^4\d\d more with other reasons\.$/m)
})
