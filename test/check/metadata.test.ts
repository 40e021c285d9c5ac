import { describe, expect, test } from 'vitest'
import { metadataChecks } from '../../src/check/metadata/index.js'
import { findingsIn, fixAll, placed } from './findings-of.js'

const rule = (part: string): string =>
  `${/^title:/m.test(part) ? '' : 'title: Whoami Execution\n'}${part}
logsource: { product: windows }
detection: { selection: { EventID: 1 }, condition: selection }
`

/** Codes of keys that the parts of rules below lack. */
const MISSING = metadataChecks.map(({ code }) => code).filter((code) => code.endsWith('-missing'))
const codes = metadataChecks.map(({ code }) => code).filter((code) => !MISSING.includes(code))

/** A part of a rule, its findings, and the part after the fixes: the same by default. */
type Row =
  | readonly [part: string, findings: readonly string[]]
  | readonly [part: string, findings: readonly string[], after: string]

const groups: Readonly<Record<string, readonly Row[]>> = {
  'the title': [
    ['title: Detects Whoami', ['1:8 title-start']],
    ['title: Detect Whoami', ['1:8 title-start']],
    ['title: Detection of Whoami', ['1:8 title-start']],
    ['title: Detected Whoami', []],
    ['title: Detection Rule Disabled', []],
    ["title: 'Whoami.'", ['1:8 title-end'], "title: 'Whoami'"],
    ['title: Whoami and so on ...', ['1:8 title-case'], 'title: Whoami and So on ...'],
    [
      'title: Whoami via w3wp.exe and cmd_x in 2nd try of a',
      ['1:8 title-case'],
      'title: Whoami via w3wp.exe and cmd_x in 2nd Try of a',
    ],
    ['title: "suspicious, well-known whoami"', ['1:8 title-case'], 'title: "Suspicious, Well-known Whoami"'],
    [`title: ${'Very '.repeat(22)}`, ['1:8 title-long'].slice(1)],
    [`title: ${'X'.repeat(111)}`, ['1:8 title-long']],
    ['title: &t whoami', ['1:11 title-case']],
    ['title: |\n    Whoami Execution.', ['1:8 title-end']],
  ],
  'the description': [
    ['description: Whoami', ['2:14 description-short']],
    ['description: Detects the execution of whoami', []],
    ['description: See https://example.org/whoami', ['2:14 description-link']],
    ['description: See https://example.org/whoami\nreferences: [ a.example ]', []],
    ['description:\nlevel: low', []],
  ],
  dates: [
    ['date: 2026-01-31\nmodified: 2026-01-30', ['3:11 modified-before-date']],
    ['date: 2026/01/31\nmodified: 2026-1-30', ['3:11 modified-before-date']],
    ['date: 2026-01-30\nmodified: 2026-01-31', []],
    ['date: 2026-01-31\nmodified: 2026-01-31 # same', ['3:11 modified-equal'], 'date: 2026-01-31'],
    ['date: &d 2026-01-31\nmodified: *d', ['2:10 modified-equal']],
    ['modified: 2026-01-31', ['2:11 modified-without-date']],
    ['date: soon\nmodified: 2026-01-31', []],
  ],
  'the status': [
    ['status: stable\ndate: 2026-01-30', ['2:9 status-too-high']],
    ['status: test\ndate: 2025-12-02', ['2:9 status-too-high']],
    ['status: test\ndate: 2025-12-01', []],
    ['status: test\ndate: 2026-01-30\nregression_tests_path: a.yml', ['4:1 custom-key'].slice(1)],
    ['status: stable\ndate: 2026-01-30\nregression_tests_path: a.yml', ['2:9 status-too-high']],
    ['status: stable\ndate: 2026-02-01', []],
    ['status: experimental\ndate: 2026-01-30', []],
    ['status: deprecated', ['2:9 deprecated-without-related']],
    ['status: Deprecated\nrelated: []', ['2:9 deprecated-without-related']],
    ['status: deprecated\nrelated: [ { id: 929a690e-bef0-4204-a928-ef5e620d6fcc, type: similar } ]', []],
  ],
  'false positives': [
    [
      'falsepositives: [ administrators, svchost.exe, Admins ]',
      ['2:19 fp-capital'],
      'falsepositives: [ Administrators, svchost.exe, Admins ]',
    ],
    ['falsepositives:\n    - none', ['3:7 fp-banned', '3:7 fp-capital'], 'falsepositives:\n    - Unlikely'],
    ['falsepositives:\n    - "None known."', ['3:7 fp-banned'], 'falsepositives:\n    - "Unlikely"'],
    ['falsepositives:\n    - Penetration testing', ['3:7 fp-banned']],
    ['falsepositives:\n    - None of the usual administrators', []],
    ['falsepositives:\n    - Tools that a penetration tester may leave behind', []],
    [
      'falsepositives:\n    - Unkown\n    - UNKOWN, ligitimate use',
      ['3:7 fp-typo', '4:7 fp-typo'],
      "falsepositives:\n    - Unknown\n    - 'Unknown, legitimate use'",
    ],
    ["falsepositives:\n    - '?'", ['3:7 text-short']],
    ['scope: [ x ]', ['2:10 text-short']],
  ],
  references: [
    ['references: [ https://github.com/a/b/blob/main/c.md ]', ['2:15 reference-branch']],
    ['references:\n    - https://github.com/a/b/blob/master/c/d#L5', ['3:7 reference-branch']],
    ['references:\n    - https://gitlab.com/a/b/c/-/blob/dev/c.md', ['3:7 reference-branch']],
    ['references:\n    - https://github.com/a/b/blob/v1.2.3/c.md', []],
    [`references:\n    - https://github.com/a/b/blob/${'0a'.repeat(20)}/c.md`, []],
    ['references:\n    - https://github.com/a/b/tree/main', []],
    ['references:\n    - https://github.com/a/b', []],
    [
      'references:\n    - https://attack.mitre.org/techniques/T1033/\n    - a.example\ntags:\n    - attack.discovery',
      ['3:7 reference-mitre'],
      'references:\n    - a.example\ntags:\n    - attack.discovery\n    - attack.t1033',
    ],
    [
      'references:\n    - https://attack.mitre.org/techniques/T1059/001\ntags: [ attack.t1059.001, attack.execution ]\nlevel: low',
      ['3:7 reference-mitre'],
      'tags: [ attack.t1059.001, attack.execution ]\nlevel: low',
    ],
    ['references:\n    - https://attack.mitre.org/software/S0002/', ['3:7 reference-mitre']],
    ['references:\n    - https://attack.mitre.org/matrices/enterprise/', []],
  ],
  tags: [
    ['tags:\n    - attack.t1033', ['3:7 tag-missing-tactic'], 'tags:\n    - attack.t1033\n    - attack.discovery'],
    ['tags: [ attack.t1033 ]', ['2:9 tag-missing-tactic'], 'tags: [ attack.t1033, attack.discovery ]'],
    ['tags:\n    - attack.t1033\n    - attack.ta0007', []],
    ['tags:\n    - attack.t1078', ['3:7 tag-missing-tactic']],
    ['tags:\n    - attack.defense-evasion\n    - attack.t1685', []],
    ['tags:\n    - attack.stealth', []],
    [
      'tags:\n    - attack.t1086\n    - attack.execution',
      ['3:7 tag-unknown-attack'],
      'tags:\n    - attack.t1059.001\n    - attack.execution',
    ],
    ['tags:\n    - attack.t1064', ['3:7 tag-unknown-attack']],
    ['tags:\n    - attack.t9999', ['3:7 tag-unknown-attack']],
    ['tags:\n    - attack.t1059.099', ['3:7 tag-unknown-attack']],
    ['tags:\n    - attack.exection', ['3:7 tag-unknown-attack'], 'tags:\n    - attack.execution'],
    [
      'tags:\n    - attack.dcsync\n    - attack.credential-access',
      ['3:7 tag-unknown-attack'],
      'tags:\n    - attack.t1003.006\n    - attack.credential-access',
    ],
    ['tags:\n    - attack.g0007\n    - attack.s0002\n    - attack.ds0009\n    - attack.t0886', []],
    ['tags:\n    - attack.g9999', ['3:7 tag-unknown-attack']],
    [
      'tags:\n    - atack.execution\n    - soc.team-a',
      ['3:7 tag-namespace', '4:7 tag-namespace'],
      'tags:\n    - attack.execution\n    - soc.team-a',
    ],
    [
      'tags:\n    - t1033\n    - t1059.001',
      ['4:7 tag-namespace'],
      'tags:\n    - t1033\n    - attack.t1059.001\n    - attack.execution',
    ],
    ['tags: [ tlp.white ]', ['2:9 tag-tlp'], 'tags: [ tlp.clear ]'],
    ['tags: [ tlp.purple ]', ['2:9 tag-tlp']],
    ['tags: [ tlp.amber, tlp.amber-strict ]', ['2:20 tag-two-tlp']],
    ['tags: [ detection.dfir, detection.threat-hunting ]', ['2:25 tag-two-detection']],
    ['tags: [ detection.emerging_threats ]', ['2:9 tag-detection'], 'tags: [ detection.emerging-threats ]'],
    [
      'tags: [ cve.2021.44228, cve.2021-44228, cve.2021-1 ]',
      ['2:9 tag-cve', '2:41 tag-cve'],
      'tags: [ cve.2021-44228, cve.2021-44228, cve.2021-1 ]',
    ],
    ['tags: [ car.2016-04-005, car.2016 ]', ['2:26 tag-car']],
    ['tags: [ stp.3k, stp.6, stp.1a ]', ['2:17 tag-stp']],
    ['tags: [ d3fend.d3-am, d3fend.d3f-process, d3fend.detect, d3fend.am ]', ['2:58 tag-d3fend']],
  ],
  'other keys': [
    ['fields: [ Image ]', ['2:1 fields-present']],
    ['ticket: 5\nsigmacast: {}\nsimulation: []', ['2:1 custom-key']],
  ],
}

describe.each(Object.entries(groups))('%s', (_, rows) => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (part, [, findings, after = part]) => {
    const before = rule(part)
    expect(findingsIn([{ name: 'rule.yml', text: before }], codes).map(placed)).toEqual(findings)
    expect(fixAll('rule.yml', before, { codes })).toBe(rule(after))
  })

  test.each(rows.map((row) => [row[0], row] as const))('%s, with CRLF', (part, [, , after = part]) => {
    const crlf = (text: string): string => rule(text).replaceAll('\n', '\r\n')
    expect(fixAll('rule.yml', crlf(part), { codes })).toBe(crlf(after))
  })
})

test('reports each missing key of a rule at its title', () => {
  const found = (text: string): readonly string[] => findingsIn([{ name: 'rule.yml', text }], MISSING).map(placed)
  expect(found(rule('id: x'))).toEqual(MISSING.filter((code) => code !== 'id-missing').map((code) => `1:8 ${code}`))
  const filter = 'title: F\nlogsource: { product: windows }\nfilter: { rules: any, a: { b: c }, condition: not a }\n'
  expect(found(filter)).toEqual(
    ['author-missing', 'date-missing', 'description-missing', 'id-missing'].map((code) => `1:8 ${code}`),
  )
})
