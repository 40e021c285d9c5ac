import { expect, test } from 'vitest'
import { findGaps } from '../../src/project/coverage/find-gaps.js'
import { coverageRule } from './coverage-rule.js'

const okta = { logsources: [{ product: 'okta', service: 'okta' }] }
const auth0 = { logsources: [{ product: 'auth0' }] }
const linux = { logsources: [{ product: 'linux', category: 'process_creation' }] }

const rules = [
  coverageRule(['attack.t1059.001']),
  coverageRule(['attack.t1059.004', 'attack.t1548.003'], linux),
  coverageRule(['attack.t1110'], okta),
  coverageRule(['attack.t1110'], auth0),
  coverageRule(['attack.t1556'], auth0),
  coverageRule(['attack.t1112'], { logsources: [{ product: 'windows', category: 'registry_set' }] }),
]

test('lists techniques of other log sources, the nearest log sources first, then the most rules', () => {
  expect(findGaps(rules, 'windows/process_creation')).toEqual({
    logsource: 'windows/process_creation',
    rules: 1,
    covered: 1,
    comparable: 5,
    gaps: [
      { id: 'T1112', name: 'Modify Registry', rules: 1, logsources: [{ name: 'windows/registry_set', rules: 1 }] },
      {
        id: 'T1548',
        name: 'Abuse Elevation Control Mechanism',
        rules: 1,
        logsources: [{ name: 'linux/process_creation', rules: 1 }],
      },
      {
        id: 'T1110',
        name: 'Brute Force',
        rules: 2,
        logsources: [
          { name: 'auth0', rules: 1 },
          { name: 'okta/okta', rules: 1 },
        ],
      },
      { id: 'T1556', name: 'Modify Authentication Process', rules: 1, logsources: [{ name: 'auth0', rules: 1 }] },
    ],
  })
})

test.each([
  ['windows', ['T1110', 'T1548', 'T1556']],
  ['process_creation', ['T1110', 'T1112', 'T1556']],
  ['PROCESS_CREATION/Windows', ['T1110', 'T1112', 'T1548', 'T1556']],
  ['okta', ['T1059', 'T1112', 'T1548', 'T1556']],
])('a name is one or more parts of a log source, in any order and letter case: %s', (name, ids) => {
  expect(
    findGaps(rules, name)
      .gaps.map(({ id }) => id)
      .sort(),
  ).toEqual(ids)
})

test('compares only with the named log sources', () => {
  expect(findGaps(rules, 'okta', ['auth0']).gaps.map(({ id }) => id)).toEqual(['T1556'])
})

test('a correlation over several log sources covers each of them', () => {
  const both = coverageRule(['attack.t1110'], { logsources: [...okta.logsources, ...auth0.logsources] })
  expect(findGaps([both], 'okta').gaps).toEqual([])
})
