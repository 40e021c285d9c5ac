import { expect, test } from 'vitest'
import { tactics, techniques } from '../../src/backend/artifact/attack.generated.js'
import { attackOf } from '../../src/backend.js'

/**
 * One line per tactic, such as `TA0006 Credential Access: T1528, T1550 (T1550.001)`; unknown names come last, after a
 * `?`.
 */
function read(...tags: string[]): string[] {
  const { tactics, unknown } = attackOf(tags)
  const lines = tactics.map(({ id, name, techniques }) => {
    const used = techniques.map(({ id, subtechniques }) =>
      subtechniques.length === 0 ? id : `${id} (${subtechniques.map((one) => one.id).join(' ')})`,
    )
    return [`${id} ${name}`, ...(used.length === 0 ? [] : [used.join(', ')])].join(': ')
  })
  return [...lines, ...unknown.map((tag) => `? ${tag}`)]
}

test.each<[tags: string[], expected: string[]]>([
  [[], []],
  [['attack.credential-access'], ['TA0006 Credential Access']],
  [['attack.credential_access'], ['TA0006 Credential Access']],
  [['attack.Command-And-Control'], ['TA0011 Command and Control']],
  [['attack.ta0006'], ['TA0006 Credential Access']],
  [['attack.TA0006', 'attack.credential-access'], ['TA0006 Credential Access']],
  [['attack.t1528'], ['TA0006 Credential Access: T1528']],
  [['attack.credential-access', 'attack.t1528', 'attack.T1528'], ['TA0006 Credential Access: T1528']],
])('tactics by their names and ids: %j', (tags, expected) => {
  expect(read(...tags)).toEqual(expected)
})

test('a tactic keeps the name that the rule uses', () => {
  expect(read('attack.defense-evasion')).toEqual(['TA0005 Defense Evasion'])
  expect(read('attack.defense_evasion', 'attack.ta0005')).toEqual(['TA0005 Defense Evasion'])
  expect(read('attack.ta0005', 'attack.defense-evasion')).toEqual(['TA0005 Defense Evasion'])
  expect(read('attack.stealth')).toEqual(['TA0005 Stealth'])
  expect(read('attack.ta0005')).toEqual(['TA0005 Stealth'])
})

test('lists a technique under each of its tactics that the rule names, and under no other', () => {
  expect(read('attack.defense-evasion', 'attack.lateral-movement', 'attack.t1550.001')).toEqual([
    'TA0005 Defense Evasion: T1550 (T1550.001)',
    'TA0008 Lateral Movement: T1550 (T1550.001)',
  ])
  expect(read('attack.lateral-movement', 'attack.t1550.001')).toEqual(['TA0008 Lateral Movement: T1550 (T1550.001)'])
  expect(read('attack.impact', 'attack.t1528', 'attack.t1485')).toEqual([
    'TA0040 Impact: T1485',
    'TA0006 Credential Access: T1528',
  ])
})

test('adds the first tactic of a technique if the rule names none of its tactics', () => {
  const [first] = techniques.T1078!.tactics
  expect(attackOf(['attack.credential-access', 'attack.t1078']).tactics.map(({ id }) => id)).toEqual(['TA0006', first])
})

test('lists subtechniques below their technique, once each, even if the rule does not name it', () => {
  expect(read('attack.execution', 'attack.t1059.001', 'attack.t1059', 'attack.t1059.003', 'attack.t1059.001')).toEqual([
    'TA0002 Execution: T1059 (T1059.001 T1059.003)',
  ])
  expect(attackOf(['attack.t1550.001']).tactics[0]?.techniques).toEqual([
    {
      id: 'T1550',
      name: 'Use Alternate Authentication Material',
      subtechniques: [{ id: 'T1550.001', name: 'Application Access Token' }],
    },
  ])
})

test.each<[tags: string[], expected: string[]]>([
  [['attack.execution', 'attack.t1086'], ['TA0002 Execution: T1059 (T1059.001)']],
  [['attack.t1562.001', 'attack.t1685'], ['TA0112 Defense Impairment: T1685']],
  // Removed without a successor.
  [['attack.t1043'], ['? attack.t1043']],
])('a technique that ATT&CK has replaced is its successor: %j', (tags, expected) => {
  expect(read(...tags)).toEqual(expected)
})

test.each<[tags: string[], expected: string[]]>([
  [['attack.defense-impairment', 'attack.t1562.001'], ['TA0112 Defense Impairment: T1685']],
  [['attack.defense-impairment', 'attack.t1685.001'], ['TA0112 Defense Impairment: T1685 (T1685.001)']],
  [['attack.defense-evasion', 'attack.t1562.001'], ['TA0112 Defense Impairment: T1685']],
  [
    ['attack.ta0005', 'attack.t1562.001'],
    ['TA0005 Stealth', 'TA0112 Defense Impairment: T1685'],
  ],
  [['attack.defense-evasion', 'attack.t1027'], ['TA0005 Defense Evasion: T1027']],
  [
    ['attack.defense-evasion', 'attack.t1528'],
    ['TA0005 Defense Evasion', 'TA0006 Credential Access: T1528'],
  ],
  [
    ['attack.execution', 'attack.defense-evasion', 'attack.impact', 'attack.t1070', 'attack.t1562'],
    ['TA0002 Execution', 'TA0005 Defense Evasion: T1070', 'TA0112 Defense Impairment: T1685', 'TA0040 Impact'],
  ],
  [
    ['attack.stealth', 'attack.t1685'],
    ['TA0005 Stealth', 'TA0112 Defense Impairment: T1685'],
  ],
  [['attack.stealth', 'attack.t1036.005'], ['TA0005 Stealth: T1036 (T1036.005)']],
  [
    ['attack.stealth', 'attack.defense-impairment', 'attack.t1562', 'attack.t1070'],
    ['TA0005 Stealth: T1070', 'TA0112 Defense Impairment: T1685'],
  ],
  [
    ['attack.defense-evasion', 'attack.t1112', 'attack.t1548.002', 'attack.t1070.001'],
    ['TA0005 Defense Evasion: T1548 (T1548.002)', 'TA0112 Defense Impairment: T1112, T1685 (T1685.005)'],
  ],
])('techniques decide which parts of Defense Evasion a rule has: %j', (tags, expected) => {
  expect(read(...tags)).toEqual(expected)
})

test('ignores groups, software and tags of other namespaces', () => {
  expect(read('attack.g0016', 'attack.S0154', 'attack.ds0009', 'attack.m1036', 'attack.c0028')).toEqual([])
  expect(read('car.2013-05-004', 'cve.2024-1234', 'detection.threat-hunting', 'tlp.amber', 'attack')).toEqual([])
})

test('reports an unknown name once, as written', () => {
  expect(read('attack.t9999', 'attack.t1059.999', 'attack.mischief', 'attack.t9999', 'attack.ta9999')).toEqual([
    '? attack.t9999',
    '? attack.t1059.999',
    '? attack.mischief',
    '? attack.ta9999',
  ])
  expect(read('attack.t1059 ', 'attack.\n')).toEqual(['? attack.t1059 ', '? attack.\n'])
})

test.each([
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
])('attack.%s is no tactic and no technique', (name) => {
  expect(read(`attack.${name}`)).toEqual([`? attack.${name}`])
})

test('the table is consistent: techniques refer to existing tactics, subtechniques to existing techniques', () => {
  const lost = Object.entries(techniques).filter(
    ([id, one]) =>
      !/^T\d{4}(\.\d{3})?$/.test(id) ||
      one.name.trim() === '' ||
      one.tactics.length === 0 ||
      one.tactics.some((tactic) => !Object.hasOwn(tactics, tactic)) ||
      !Object.hasOwn(techniques, id.slice(0, 5)),
  )
  expect(lost).toEqual([])
})

test('lists each tag that is neither a tactic nor a technique once, as another tag', () => {
  const tags = ['attack.impact', 'attack.T1485', 'attack.g0016', 'attack.t9999', 'cve.2024-1', 'attack.t9999', 'x']
  expect(attackOf(tags).others).toEqual(['attack.g0016', 'attack.t9999', 'cve.2024-1', 'x'])
})
