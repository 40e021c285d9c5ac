import { describe, expect, test } from 'vitest'
import { diagnosticsAsFindings, fixAll, placed } from './findings-of.js'

const REST = `logsource:
    product: windows
detection:
    selection:
        EventID: 4625
    condition: selection
`

/** The codes of the diagnostics that a text is left with. */
const codesIn = (text: string): readonly string[] => diagnosticsAsFindings({ name: 'rule.yml', text }).map(placed)

/** Metadata as written, and after all fixes of diagnostics that keep the meaning. */
const metadata: readonly (readonly [title: string, before: string, after: string])[] = [
  ['a date with slashes', 'date: 2021/01/31', 'date: 2021-01-31'],
  ['a date with short numbers', 'modified: 2021/1/5 # first', 'modified: 2021-01-05 # first'],
  ['a date with dots in quotes', "date: '2021.01.31'", "date: '2021-01-31'"],
  ['a date without separators', 'date: 20210131', 'date: 2021-01-31'],
  ['a date with a time of day', 'date: 2021-01-31T10:00:00Z', 'date: 2021-01-31'],
  ['a day that does not exist', 'date: 2021/02/31', 'date: 2021/02/31'],
  ['a date that begins with the day', 'date: 31/01/2021', 'date: 31/01/2021'],
  [
    'tags in upper case',
    'tags:\n    - attack.T1059\n    - Attack.Execution',
    'tags:\n    - attack.t1059\n    - attack.execution',
  ],
  ['tags in brackets', "tags: [ attack.T1059, 'CVE.2021-44228' ]", "tags: [ attack.t1059, 'cve.2021-44228' ]"],
  ['tags with spaces', 'tags:\n  - attack. initial access', 'tags:\n  - attack.initial-access'],
  ['a tactic with an underscore', 'tags:\n    - attack.initial_access', 'tags:\n    - attack.initial-access'],
  [
    'tags without a namespace',
    'tags:\n    - T1059.001\n    - Credential Access\n    - CVE-2021-44228\n    - G0007',
    'tags:\n    - attack.t1059.001\n    - attack.credential-access\n    - cve.2021-44228\n    - attack.g0007',
  ],
  ['a tag without a known namespace', 'tags:\n    - ransomware', 'tags:\n    - ransomware'],
  [
    'tags that are equal once they are normal',
    'tags:\n    - attack.T1059\n    - attack.t1059 # again\n    - attack.execution',
    'tags:\n    - attack.t1059\n    - attack.execution',
  ],
  [
    'an item twice',
    'references:\n    - a.example\n    - b.example\n    - a.example',
    'references:\n    - a.example\n    - b.example',
  ],
  ['an item twice in brackets', 'fields: [User, Image, User]', 'fields: [User, Image]'],
  ['a status in upper case', 'status: Experimental', 'status: experimental'],
  ['a level in capitals in quotes', 'level: "HIGH"', 'level: "high"'],
  ['an unknown status', 'status: almost', 'status: almost'],
  ['an empty key', 'author:\nlevel: low', 'level: low'],
  ['an empty key with a comment', 'references: # none yet\nlevel: low', 'level: low'],
  ['an empty text', "description: ''\nlevel: low", 'level: low'],
  [
    'an empty item',
    'tags:\n    - attack.execution\n    -\n    - attack.t1059',
    'tags:\n    - attack.execution\n    - attack.t1059',
  ],
  ['an empty item at the end', 'tags:\n    - attack.execution\n    - ', 'tags:\n    - attack.execution'],
  ['an empty text as an item', "tags:\n    - attack.execution\n    - ''", 'tags:\n    - attack.execution'],
  ['a list of one empty item', "falsepositives:\n    - ''\nlevel: low", 'level: low'],
  ['an empty title', 'title:\nlevel: low', 'title:\nlevel: low'],
  [
    'a link with a name',
    'references:\n    - Blog: https://example.org/a\n    - https://example.org/b',
    "references:\n    - 'Blog: https://example.org/a'\n    - https://example.org/b",
  ],
  ['a number as an item', 'falsepositives:\n    - 42', "falsepositives:\n    - '42'"],
  ['a number as a text', 'author: 42', "author: '42'"],
  ['a text in place of a list', 'falsepositives: Unknown', 'falsepositives:\n    - Unknown'],
  ['a quoted text in place of a list', "tags: 'attack.T1059' # one", "tags:\n    - 'attack.t1059' # one"],
  ['a list in place of a text', 'author:\n    - Jane Doe\n    - John Doe', "author: 'Jane Doe, John Doe'"],
  ['a list in brackets in place of a text', 'author: [ Jane Doe, "J: D" ] # both', "author: 'Jane Doe, J: D' # both"],
  ['a misspelt key', 'falsepositive:\n    - Unknown', 'falsepositives:\n    - Unknown'],
  ['a misspelt key in quotes', '"referneces": [ a.example ]', '"references": [ a.example ]'],
  ['a misspelt key with one text in place of a list', 'falsepositive: Unknown', 'falsepositives:\n    - Unknown'],
  ['a misspelt key with lines in place of a list', 'falsepositive: |\n    A\n    B', 'falsepositive: |\n    A\n    B'],
  ['a key in upper case', 'Level: low', 'level: low'],
  ['a misspelt key beside the right one', 'level: low\nLevel: high', 'level: low\nLevel: high'],
  [
    'related ids and types',
    "related:\n    - id: '{929A690E-BEF0-4204-A928-EF5E620D6FCC}'\n      type: Obsoletes",
    "related:\n    - id: '929a690e-bef0-4204-a928-ef5e620d6fcc'\n      type: obsolete",
  ],
  [
    'a related rule that is not in a list',
    'related:\n    id: 929a690e-bef0-4204-a928-ef5e620d6fcc # old\n\n    type: renamed\nlevel: low',
    'related:\n    - id: 929a690e-bef0-4204-a928-ef5e620d6fcc # old\n\n      type: renamed\nlevel: low',
  ],
  ['a text behind an anchor', 'date: &day 2021/01/31\nmodified: *day', 'date: &day 2021/01/31\nmodified: *day'],
  ['an item behind an anchor', 'tags:\n    - &t attack.T1059', 'tags:\n    - &t attack.T1059'],
  ['a list behind an anchor', 'tags: &t\n    - attack.T1059\nscope: *t', 'tags: &t\n    - attack.T1059\nscope: *t'],
]

const isTitled = (text: string): boolean => /^title/im.test(text)
const ruleWith = (part: string): string => `${isTitled(part) ? '' : 'title: Failed logons\n'}${part}\n${REST}`

describe('fixes of metadata', () => {
  test.each(metadata)('%s', (_, before, after) => {
    expect(fixAll('rule.yml', ruleWith(before), { unsafe: false, codes: DIAGNOSTICS })).toBe(ruleWith(after))
  })

  test.each(metadata)('%s, with CRLF', (_, before, after) => {
    const crlf = (text: string): string => ruleWith(text).replaceAll('\n', '\r\n')
    expect(fixAll('rule.yml', crlf(before), { unsafe: false, codes: DIAGNOSTICS })).toBe(crlf(after))
  })

  test.each(metadata)('%s, in the second document', (_, before, after) => {
    const twice = (text: string): string => `# first\n${ruleWith('level: low')}---\n${ruleWith(text)}# end`
    expect(fixAll('rule.yml', twice(before), { unsafe: false, codes: DIAGNOSTICS })).toBe(twice(after))
  })
})

const withKey = (key: string): string => REST.replace('EventID', key)

const DIAGNOSTICS = [
  'bad-format',
  'condition-syntax',
  'duplicate-item',
  'empty-value',
  'missing-key',
  'misspelt-key',
  'removed-timeframe',
  'unknown-document',
  'unknown-key',
  'unknown-modifier',
  'unknown-selection',
  'value-not-allowed',
  'wrong-type',
]

/** Whole rules, which are read otherwise after the fix. */
const structure: readonly (readonly [title: string, before: string, after: string])[] = [
  [
    'an id that is no UUID',
    `title: A\nid: RULE-1\n${REST}`,
    `title: A\nid: 9dcb7739-788b-5b25-8813-bc962006ddf1\n${REST}`,
  ],
  [
    'an id in braces',
    `title: A\nid: '{929A690E-BEF0-4204-A928-EF5E620D6FCC}'\n${REST}`,
    `title: A\nid: '929a690e-bef0-4204-a928-ef5e620d6fcc'\n${REST}`,
  ],
  ['a former status', `title: A\nstatus: testing\n${REST}`, `title: A\nstatus: test\n${REST}`],
  ['a misspelt level', `title: A\nlevel: hihg\n${REST}`, `title: A\nlevel: high\n${REST}`],
  ['a misspelt title', `titel: A\n${REST}`, `title: A\n${REST}`],
  ['a misspelt log source', `title: A\n${REST.replace('logsource', 'logsorce')}`, `title: A\n${REST}`],
  ['a misspelt product', `title: A\n${REST.replace('product', 'prodcut')}`, `title: A\n${REST}`],
  ['a misspelt detection', `title: A\n${REST.replace('detection', 'detecton')}`, `title: A\n${REST}`],
  ['a detection in upper case', `title: A\n${REST.replace('detection', 'Detection')}`, `title: A\n${REST}`],
  ['a misspelt condition', `title: A\n${REST.replace('condition', 'conditon')}`, `title: A\n${REST}`],
  [
    'a misspelt selection in the condition',
    `title: A\n${REST.replace('condition: selection', 'condition: seleciton # all')}`,
    `title: A\n${REST.replace('condition: selection', 'condition: selection # all')}`,
  ],
  [
    'a forgotten space after `not`',
    `title: A\n${REST.replace('condition: selection', 'condition: notselection')}`,
    `title: A\n${REST.replace('condition: selection', 'condition: not selection')}`,
  ],
  [
    'a condition outside the detection',
    `title: A\n${REST.replace('    condition', 'condition')}level: low\n`,
    `title: A\n${REST}level: low\n`,
  ],
  [
    'a condition before the detection',
    `title: A\ncondition: selection # all\n${REST.replace('    condition: selection\n', '')}`,
    `title: A\n${REST.replace('condition: selection', 'condition: selection # all')}`,
  ],
  [
    'an unused time span',
    `title: A\n${REST.replace('    condition', '    timeframe: 5m\n    condition')}`,
    `title: A\n${REST}`,
  ],
  [
    'metadata inside the detection',
    `title: A\n${REST}    level: low # so far\n`,
    `title: A\n${REST}level: low # so far\n`,
  ],
  [
    'metadata after a condition in brackets',
    `title: A\n${REST.replace('condition: selection', 'condition: [ selection ]')}    level: low\n`,
    `title: A\n${REST.replace('condition: selection', 'condition: [ selection ]')}level: low\n`,
  ],
  [
    'metadata before a selection',
    `title: A\n${REST.replace('    condition', '    level: low\n    condition')}status: test\n`,
    `title: A\n${REST}level: low\nstatus: test\n`,
  ],
  [
    'operators of other languages',
    `title: A\n${REST.replace('condition: selection', "condition: 'selection&&!(selection || !selection) & selection'")}`,
    `title: A\n${REST.replace('condition: selection', "condition: 'selection and not (selection or not selection) and selection'")}`,
  ],
  [
    'an unused time span in braces',
    'title: A\nlogsource: { product: windows }\ndetection: { sel: { a: b }, timeframe: 5m, condition: sel }\n',
    'title: A\nlogsource: { product: windows }\ndetection: { sel: { a: b }, condition: sel }\n',
  ],
  [
    'a misspelt type of a correlation',
    'title: A\ncorrelation:\n    type: event-count\n    rules:\n        - failed_logons\n    group-by:\n        - c\n    timespan: 5m\n    condition:\n        gte: 2\n',
    'title: A\ncorrelation:\n    type: event_count\n    rules:\n        - failed_logons\n    group-by:\n        - c\n    timespan: 5m\n    condition:\n        gte: 2\n',
  ],
  [
    'a field of groups that is no list',
    'title: A\ncorrelation:\n    type: event_count\n    rules:\n        - failed_logons\n    group-by: c # user\n    timespan: 5m\n    condition:\n        gte: 2\n',
    'title: A\ncorrelation:\n    type: event_count\n    rules:\n        - failed_logons\n    group-by:\n        - c # user\n    timespan: 5m\n    condition:\n        gte: 2\n',
  ],
  [
    'a selection of one keyword',
    'title: A\nlogsource: { product: windows }\ndetection:\n    keywords: mimikatz # tool\n    condition: keywords\n',
    'title: A\nlogsource: { product: windows }\ndetection:\n    keywords:\n        - mimikatz # tool\n    condition: keywords\n',
  ],
  [
    'a misspelt modifier',
    `title: A\n${withKey('Image|startwith|cased')}`,
    `title: A\n${withKey('Image|startswith|cased')}`,
  ],
]

test.each([
  ['startwith', 'startswith'],
  ['Contains', 'contains'],
  // Near to two modifiers.
  ['gtt', 'gtt'],
  // Near to none.
  ['utf8', 'utf8'],
])('a fix of the modifier `%s` writes `%s`', (before, after) => {
  const text = (modifier: string): string => `title: A\n${withKey(`Image|${modifier}`)}`
  expect(fixAll('rule.yml', text(before), { codes: DIAGNOSTICS })).toBe(text(after))
})

test.each(structure)('fixes %s', (_, before, after) => {
  expect(fixAll('rule.yml', before, { codes: DIAGNOSTICS })).toBe(after)
  expect(codesIn(after)).toEqual([])
})
