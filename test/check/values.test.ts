import { expect, test } from 'vitest'
import { trapChecks } from '../../src/check/traps/index.js'
import { valueChecks } from '../../src/check/values/index.js'
import { diagnosticsAsFindings, findingsIn, fixAll, placed } from './findings-of.js'

const codes = [...valueChecks, ...trapChecks].map(({ code }) => code)

const rule = (items: string, condition = 'sel'): string =>
  `title: A
logsource: { product: windows }
detection:
    sel:
${items.replace(/^/gm, '        ')}
    condition: ${condition}
`

interface Row {
  readonly title: string
  /** The items of a selection, which begin in line 5 and column 9. */
  readonly items: string
  readonly findings: readonly string[]
  /** After all fixes. Default: as before. */
  readonly fixed?: string
}

const rows: readonly Row[] = [
  {
    title: 'blocks with a line break at the end',
    items: 'a: |\n  x\nb|re: >+ # two\n  x\n\nc:\n  - |2\n     x\n  - y\nd: |-\n  x\ne: >1-\n  x',
    findings: ['5:12 block-line-break', '7:15 block-line-break', '11:13 block-line-break'],
    fixed: 'a: |-\n  x\nb|re: >- # two\n  x\n\nc:\n  - |2-\n     x\n  - y\nd: |-\n  x\ne: >1-\n  x',
  },
  { title: 'a text that begins like a block', items: "x: '| y\n\n  '", findings: [] },
  {
    title: 'stars in a row',
    items: "x: 'a**b***c' # two",
    findings: ['5:12 double-wildcard'],
    fixed: "x: 'a*b*c' # two",
  },
  { title: 'a star after an escaped star', items: "x: 'a\\**b'", findings: [] },
  {
    title: 'stars after an escaped backslash',
    items: "x: 'a\\\\**b'",
    findings: ['5:12 double-wildcard'],
    fixed: "x: 'a\\\\*b'",
  },
  {
    title: 'a star that the modifier adds',
    items: "x|endswith: ['*.exe', '?.dll']",
    findings: ['5:22 double-wildcard'],
    fixed: "x|endswith: ['.exe', '?.dll']",
  },
  { title: 'stars in a regular expression', items: "x|re: 'a**'", findings: [] },
  {
    title: 'any text at a place',
    items: "x|contains: '*'\ny|endswith: '' # any",
    findings: ['5:21 lone-star', '6:21 lone-star'],
    fixed: 'x|exists: true\ny|exists: true # any',
  },
  {
    title: 'modifiers without an effect',
    items:
      "a|windash|contains: [foo, 'a-b']\nb|contains|cased: '127.0.0.1'\nc|contains|endswith: x\nd|windash: ['-a', b]\ne|cased: [1a, '2']",
    findings: ['5:9 idle-modifier', '6:9 idle-modifier', '7:9 idle-modifier'],
    fixed: "a|contains: [foo, 'a-b']\nb|contains: '127.0.0.1'\nc|contains: x\nd|windash: ['-a', b]\ne|cased: [1a, '2']",
  },
  {
    title: 'modifiers that depend on placeholders',
    items: "a|windash|expand: '%a%'\nb|cased|expand: '%1%'",
    findings: [],
  },
  {
    title: 'both ends of a value',
    items: 'a|startswith|endswith|cased: x',
    findings: ['5:9 starts-and-ends'],
    fixed: 'a|contains|cased: x',
  },
  {
    title: 'encodings without Base64',
    items: 'a|utf16le|contains: x\nb|wide|base64offset|contains: xyz',
    findings: ['5:9 utf16-without-base64'],
  },
  { title: 'a lone star', items: "x: '*' # any", findings: ['5:12 lone-star'], fixed: 'x|exists: true # any' },
  { title: 'a lone star among values', items: "x: ['*', null]", findings: [] },
  {
    title: 'networks with bits after their prefix',
    items: "x|cidr: [10.0.0.5/8, 10.64.0.0/10, 10.0.0.5, 10.0.0.5/32]\ny|cidr: '2001:db8:0:1:0:0:0:7/64' # two",
    findings: ['5:18 network-host-bits', '6:17 network-host-bits'],
    fixed: "x|cidr: [10.0.0.0/8, 10.64.0.0/10, 10.0.0.5, 10.0.0.5/32]\ny|cidr: '2001:db8:0:1::/64' # two",
  },
  {
    title: 'networks of which all bits are beyond the prefix',
    items: "x|cidr: '::1/0'\ny|cidr: '1::2/16'",
    findings: ['5:17 network-host-bits', '6:17 network-host-bits'],
    fixed: "x|cidr: '::/0'\ny|cidr: '1::/16'",
  },
  {
    title: 'networks without `cidr`',
    items: "SourceIp|neq: [10.0.0.0/8, 127.0.0.1]\ndst_ip|startswith: '10.0.0.0/8'\nid.orig_h: fe80::/10",
    findings: ['5:24 network-without-cidr', '6:28 network-without-cidr', '7:20 network-without-cidr'],
    fixed: "SourceIp|cidr|neq: [10.0.0.0/8, 127.0.0.1]\ndst_ip|cidr: '10.0.0.0/8'\nid.orig_h|cidr: fe80::/10",
  },
  {
    title: 'a network among texts, without `cidr`',
    items: "DestinationIp: [10.0.0.0/8, '192.*']",
    findings: ['5:25 network-without-cidr'],
  },
  {
    title: 'networks in fields that may hold networks, and addresses',
    items: "cidrIp: 0.0.0.0/0\nSourceIp: [10.0.0.1, '10.*', 'a/8']",
    findings: [],
  },
  {
    title: 'comparisons as texts',
    items: "a: '>1000'\nb: '<= -2.5' # two\nc: '!=80'\nd: '== 5'\ne: <>7\nf: [1, ' < 10 ']\ng|all: ['>= 1', '<9']",
    findings: [
      '5:12 comparison-in-value',
      '6:12 comparison-in-value',
      '7:12 comparison-in-value',
      '8:12 comparison-in-value',
      '9:12 comparison-in-value',
      '10:16 comparison-in-value',
      '11:17 comparison-in-value',
    ],
    fixed: "a|gt: 1000\nb|lte: -2.5 # two\nc|neq: 80\nd: 5\ne|neq: 7\nf: [1, ' < 10 ']\ng|all: ['>= 1', '<9']",
  },
  {
    title: 'comparisons as texts in blocks, which no fix replaces, and with zeros in front',
    items: "a: >-\n  >5\nb: '> 007'\nc: '<-00.50'\nd: '==0'",
    findings: [
      '5:12 comparison-in-value',
      '7:12 comparison-in-value',
      '8:12 comparison-in-value',
      '9:12 comparison-in-value',
    ],
    fixed: 'a: >-\n  >5\nb|gt: 7\nc|lt: -0.50\nd: 0',
  },
  {
    title: 'texts that only begin like comparisons',
    items: "a: ['<unknown process>', '> 5MB', '=5', '=> 5']\nb|contains: '>1'",
    findings: [],
  },
  {
    title: 'paths in regular expressions with single backslashes',
    items: "x|re: '^C:\\Windows\\\\system32\\cmd\\.exe [a-z]'",
    findings: ['5:15 regex-backslash'],
    fixed: "x|re: '^C:\\\\Windows\\\\system32\\\\cmd\\.exe [a-z]'",
  },
  {
    title: 'escapes that are no paths',
    items: "x|re: '\\\\Windows\\s\\w+\\d\\tx [a-z]'\ny|re: '\\QC:\\Windows\\E [a-z]'\nz|re: '\\windowsill [a-z]'",
    findings: [],
  },
  {
    title: 'a number and its text',
    items: "x: [443, 80, '443']",
    findings: ['5:22 duplicate-value', '5:22 number-as-text'],
    fixed: 'x: [443, 80]',
  },
  {
    title: 'a list with one value',
    items: "x:\n    - 'a' # only\ny: 1",
    findings: ['6:15 single-item-list'],
    fixed: "x: 'a' # only\ny: 1",
  },
  {
    title: 'a list in brackets with one value',
    items: 'x: [ 5 ]\ny: [ 6, ]',
    findings: ['5:14 single-item-list', '6:14 single-item-list'],
    fixed: 'x: 5\ny: 6',
  },
  {
    title: 'a list with one value after a comment',
    items: 'x: # note\n    - a',
    findings: ['6:15 single-item-list'],
  },
  { title: 'a list with one value behind an anchor', items: 'x: &a\n    - a', findings: ['6:15 single-item-list'] },
  {
    title: 'a block text as the only value of a list',
    items: 'x:\n    - |\n        a',
    findings: ['6:15 single-item-list', '6:15 block-line-break'],
    fixed: 'x:\n    - |-\n        a',
  },
  {
    title: 'numbers in quotes',
    items: "x: ['10', \"-3\", '007', '1.0', 5]",
    findings: ['5:13 number-as-text', '5:19 number-as-text'],
    fixed: "x: [10, -3, '007', '1.0', 5]",
  },
  {
    title: 'texts that some tools do not read as texts',
    items: 'x: [0x17, 010, 1_000, 12:30, 1e3, +5, .5, 5., .inf, yes, OFF, 2024-01-01, 2024-01-01T10:00:00Z]',
    findings: [13, 19, 24, 31, 38, 43, 47, 51, 55, 61, 66, 71, 83].map((column) => `5:${column} unquoted-text`),
    fixed:
      "x: ['0x17', '010', '1_000', '12:30', '1e3', '+5', '.5', '5.', '.inf', 'yes', 'OFF', '2024-01-01', '2024-01-01T10:00:00Z']",
  },
  {
    title: 'texts, numbers and booleans for all tools',
    items: 'x: [\'0x17\', "yes", !!str 010, 5, -1.5, true, null, 10.0.0.1, 0xg, y, 1:a, 08:aa, 2024-01]',
    findings: [],
  },
  {
    title: 'seconds with a fraction, and texts after one with an exclamation mark',
    items: 'x: [hello!, 12:30.5]\ny!: 0x18',
    findings: ['5:21 unquoted-text', '6:13 unquoted-text'],
    fixed: "x: [hello!, '12:30.5']\ny!: '0x18'",
  },
  {
    title: 'an unquoted text under modifiers, and where it is an error',
    items: 'x|contains: 0x17\ny: off\nz|exists: yes\nz|gte: 0x10',
    findings: ['5:21 unquoted-text', '6:12 unquoted-text'],
    fixed: "x|contains: '0x17'\ny: 'off'\nz|exists: yes\nz|gte: 0x10",
  },
  { title: 'a number in quotes under a modifier', items: "x|contains: '10'", findings: [] },
  {
    title: 'base64offset alone',
    items: 'x|base64offset: foobar',
    findings: ['5:9 base64offset-without-contains'],
    fixed: 'x|base64offset|contains: foobar',
  },
  { title: 'look-around', items: "x|re: 'a(?=b)c'", findings: ['5:15 regex-construct'] },
  { title: 'an atomic group', items: "x|re: '(?>a|b)c+'", findings: ['5:15 regex-construct'] },
  { title: 'an escaped parenthesis', items: "x|re: 'a\\(?=b+c'", findings: [] },
  { title: 'parentheses in a class', items: "x|re: '[(?=]+\\d'", findings: [] },
  { title: 'a named group', items: "x|re: '(?P<n>a)\\d'", findings: [] },
  {
    title: 'a regular expression of plain text',
    items: "x|re: 'a\\.exe'",
    findings: ['5:15 regex-is-wildcard'],
    fixed: "x|contains|cased: 'a.exe'",
  },
  {
    title: 'a regular expression of a path',
    items: "x|re|i: '\\\\temp\\\\a\\*b'",
    findings: ['5:17 regex-is-wildcard'],
    fixed: "x|contains: '\\temp\\a\\*b'",
  },
  {
    title: 'an anchored regular expression',
    items: "x|re|i: '^a'\ny|re|i: 'b$'\nz|re|i: '^a.*b$'",
    findings: ['5:17 regex-is-wildcard', '6:17 regex-is-wildcard', '7:17 regex-is-wildcard'],
    fixed: "x|startswith: 'a'\ny|endswith: 'b'\nz: 'a*b'",
  },
  {
    title: 'a regular expression with alternatives',
    items: "x|re|i: '^(?:a|b)c$'",
    findings: ['5:17 regex-is-wildcard'],
    fixed: "x: ['ac', 'bc']",
  },
  {
    title: 'regular expressions between slashes',
    items: "a|re: '/evil[0-9]x/i'\nb|re|i:\n  - '/https?:\\/\\/x/gi'\n  - '/y/gi'",
    findings: ['5:15 regex-delimiters', '7:13 regex-delimiters'],
    fixed: "a|re|i: 'evil[0-9]x'\nb|re|i:\n  - 'https?://x'\n  - 'y'",
  },
  {
    title: 'regular expressions between slashes with different flags',
    items: "a|re:\n  - '/x+/i'\n  - '/y+/ims'\n  - z",
    findings: ['6:13 regex-delimiters'],
  },
  { title: 'expressions that are paths', items: "a|re: ['/bin/su', '/tmp/[a-z]+/', '/a/b/i']", findings: [] },
  {
    title: 'alternatives of different kinds',
    items: "x|re|i: '^a|b$'",
    findings: [],
  },
  {
    title: 'a list of regular expressions',
    items: "x|re|all:\n    - 'a\\$'\n    - 'b\\d'\ny|re|all:\n    - 'a\\$'\n    - 'b\\.'",
    findings: ['9:15 regex-is-wildcard'],
    fixed: "x|re|all:\n    - 'a\\$'\n    - 'b\\d'\ny|contains|all|cased:\n    - 'a$'\n    - 'b.'",
  },
  { title: 'a broken regular expression', items: "x|re: '('", findings: [] },
  {
    title: 'an idle beginning and end',
    items: "x|re: '.*a\\d.*?'\ny|re: '(?i)^.*b\\d'\nz|re: 'c\\d.*$'",
    findings: ['5:15 regex-idle-anchor', '6:15 regex-idle-anchor', '7:15 regex-idle-anchor'],
    fixed: "x|re: 'a\\d'\ny|re: '(?i)b\\d'\nz|re: 'c\\d'",
  },
  { title: 'a literal dot before a star', items: "x|re: 'a\\d\\.*'", findings: [] },
  { title: 'an anchor in one of two alternatives', items: "x|re: '^.*a\\d|b\\d'", findings: [] },
  {
    title: 'regular expressions that match everything',
    items: "x|re: '.*'\ny|re: '^.*$'",
    findings: ['5:15 regex-matches-all', '6:15 regex-matches-all'],
    fixed: 'x|exists: true\ny|exists: true',
  },
  {
    title: 'an escaped star in a path',
    items: "Image: 'C:\\Temp\\*\\a.exe'\nParentImage|endswith: '\\b\\?.exe'",
    findings: ['5:16 escaped-wildcard', '6:31 escaped-wildcard'],
    fixed: "Image: 'C:\\Temp\\\\*\\a.exe'\nParentImage|endswith: '\\b\\\\?.exe'",
  },
  { title: 'a star after an escaped backslash in a path', items: "Image: 'C:\\Temp\\\\*\\a.exe'", findings: [] },
  { title: 'an escaped star in a command line', items: "CommandLine|contains: 'del C:\\*'", findings: [] },
  { title: 'an escaped star in a registry key', items: "TargetObject|contains: '\\Classes\\*\\shell'", findings: [] },
  {
    title: 'a placeholder without expand',
    items: "User: '%admins%'\nsrc_ip|startswith: '%nets%'",
    findings: ['5:15 placeholder-without-expand', '6:28 placeholder-without-expand'],
    fixed: "User|expand: '%admins%'\nsrc_ip|startswith|expand: '%nets%'",
  },
  { title: 'variables of Windows', items: "User: '%USERNAME%'\nCommandLine: '%foo%'\nHost: '%TEMP%'", findings: [] },
  {
    title: 'one backslash before a host',
    items: "Share: '\\\\10.0.0.1\\x'\nPipe|startswith: '\\\\.\\pipe'\nPath: '\\\\srv\\C$\\x'",
    findings: ['5:16 one-backslash', '6:26 one-backslash', '7:15 one-backslash'],
    fixed: "Share: '\\\\\\\\10.0.0.1\\x'\nPipe|startswith: '\\\\\\\\.\\pipe'\nPath: '\\\\\\\\srv\\C$\\x'",
  },
  { title: 'one backslash before a folder', items: "Path: '\\\\Windows\\System32'", findings: [] },
  { title: 'one backslash after any text', items: "x|contains: '\\\\10.0.0.1'", findings: [] },
]

test.each(rows)('checks $title', ({ items, findings, fixed = items }) => {
  expect(findingsIn([{ name: 'rule.yml', text: rule(items) }], codes).map(placed)).toEqual(findings)
  expect(fixAll('rule.yml', rule(items), { codes })).toBe(rule(fixed))
})

test.each(rows)('checks $title, with CRLF', ({ items, fixed = items }) => {
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n')
  expect(fixAll('rule.yml', crlf(rule(items)), { codes })).toBe(crlf(rule(fixed)))
})

const conditions: readonly (readonly [before: string, after: string, count: number])[] = [
  ['a or b and c', 'a or (b and c)', 1],
  ['a and not b or not c and 1 of d*', '(a and not b) or (not c and 1 of d*)', 1],
  ['"(a or b and (c)) and d"', '"(a or (b and (c))) and d"', 1],
  ['a and b and c or (b or c)', '(a and b and c) or (b or c)', 1],
  ['a AND b OR c', '(a AND b) OR c', 1],
  ['a and (b or c)', 'a and (b or c)', 0],
  ['a or b or not c', 'a or b or not c', 0],
  ['>\n      a or\n      b and c', '>\n      a or\n      b and c', 1],
]

test.each(conditions)('writes parentheses in %s', (before, after, count) => {
  const text = (condition: string): string =>
    rule('x: 1', condition).replace(
      '    sel:\n        x: 1',
      ['a', 'b', 'c', 'd1'].map((name) => `    ${name}: { x: ${name} }`).join('\n'),
    )
  expect(fixAll('rule.yml', text(before), { codes: ['mixed-and-or'] })).toBe(text(after))
  expect(findingsIn([{ name: 'rule.yml', text: text(before) }], ['mixed-and-or'])).toHaveLength(count)
})

/** Items with a diagnostic, and after its fix. */
const diagnosed: readonly (readonly [title: string, before: string, after: string])[] = [
  ['`all` on one value', 'x|contains|all: a # one', 'x|contains: a # one'],
  ['`all` before another modifier', "x|all|contains:\n    - 'a'", "x|contains:\n    - 'a'"],
  ['a bell', 'x: "\\a.exe" # path', "x: '\\a.exe' # path"],
  ['a tab in a path', 'x: "C:\\temp\\x.exe"', 'x: "C:\\temp\\x.exe"'],
  ['an escaped quotation mark', 'x: "\\a \\" b"', 'x: "\\a \\" b"'],
  ['typographic quotes', 'x: “whoami”', "x: 'whoami'"],
  ['a no-break space', "x: 'a\u00a0b\u00a0c'", "x: 'a b c'"],
  ['an invisible character', 'x: a\u200bb', 'x: ab'],
]

test.each(diagnosed)('fixes %s', (_, before, after) => {
  expect(
    fixAll('rule.yml', rule(before), {
      codes: diagnosticsAsFindings({ name: 'rule.yml', text: rule(before) }).map(({ code }) => code),
    }),
  ).toBe(rule(after))
})

test('removes the service sysmon beside a category', () => {
  const text = (logsource: string): string => rule('x: 1').replace('{ product: windows }', logsource)
  expect(
    fixAll('rule.yml', text('{ category: process_creation, service: sysmon }'), { codes: ['category-with-service'] }),
  ).toBe(text('{ category: process_creation }'))
})

test('checks the selection `rules` of a detection, which is a list of rules only in a filter', () => {
  const text = rule("x: 'a**b'").replace('sel:', 'rules:').replace('condition: sel', 'condition: rules')
  expect(findingsIn([{ name: 'rule.yml', text }], codes).map(placed)).toEqual(['5:12 double-wildcard'])
})
