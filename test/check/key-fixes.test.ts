import { describe, expect, test } from 'vitest'
import { diagnosticsAsFindings, findingsIn } from './findings-of.js'

/** A fix that gives an item another key: its finding, the item, and the new key. */
const renames: readonly (readonly [code: string, item: string, key: string])[] = [
  ['wildcard-instead-of-modifier', "Image: '*a'", 'Image|endswith'],
  ['regex-is-wildcard', "Image|re: 'abc'", 'Image|contains|cased'],
  ['regex-matches-all', "Image|re: '.*'", 'Image|exists'],
  ['regex-delimiters', "CommandLine|re: '/ab+c/i'", 'CommandLine|re|i'],
  ['lone-star', "Image: '*'", 'Image|exists'],
  ['idle-modifier', "EventID|cased: '1'", 'EventID'],
  ['starts-and-ends', 'Image|startswith|endswith: a', 'Image|contains'],
  ['comparison-in-value', "EventID: '>4000'", 'EventID|gt'],
  ['network-without-cidr', 'DestinationIp|startswith: 10.0.0.0/8', 'DestinationIp|cidr'],
  ['placeholder-without-expand', "User: '%admins%'", 'User|expand'],
  ['base64offset-without-contains', 'CommandLine|base64offset: http', 'CommandLine|base64offset|contains'],
  ['field-case', 'commandline: a', 'CommandLine'],
  ['field-unknown', 'ComandLine: a', 'CommandLine'],
  ['unknown-modifier', 'Image|endwith: a', 'Image|endswith'],
  ['all-on-one-value', 'Image|contains|all: a', 'Image|contains'],
]

/** The findings of a code in a rule with these items, and whether each has a fix. */
function fixesOf(code: string, ...items: readonly string[]): readonly boolean[] {
  const text = `title: A
logsource: { category: process_creation, product: windows }
detection:
    selection:
${items.map((item) => `        ${item}\n`).join('')}    condition: selection
`
  const source = { name: 'rule.yml', text }
  return [...diagnosticsAsFindings(source), ...findingsIn([source])]
    .filter((finding) => finding.code === code)
    .map(({ fix }) => fix !== undefined)
}

describe.each(renames)('the fix of %s', (code, item, key) => {
  test('gives an item another key', () => {
    expect(fixesOf(code, item)).toEqual([true])
  })

  test('does not give a selection the same key twice', () => {
    expect(fixesOf(code, item, `${key}: other`)).not.toContain(true)
  })

  test('does not hide that a selection has the same key twice', () => {
    expect(fixesOf(code, item, item.replace(/:.*/, ': other'))).not.toContain(true)
  })
})
