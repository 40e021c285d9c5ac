import { describe, expect, test } from 'vitest'
import { replaced, techniques } from '../../src/backend/artifact/attack.generated.js'
import { matrixTactics, matrixTechniques, techniqueStatus } from '../../src/project/coverage/attack-matrix.js'

test('has the tactics of ATT&CK 19 in the order of its matrix', () => {
  expect(matrixTactics.map(({ name, techniques }) => `${name} ${techniques.length}`)).toEqual([
    'Reconnaissance 12',
    'Resource Development 9',
    'Initial Access 11',
    'Execution 20',
    'Persistence 22',
    'Privilege Escalation 13',
    'Stealth 30',
    'Defense Impairment 18',
    'Credential Access 17',
    'Discovery 34',
    'Lateral Movement 9',
    'Collection 17',
    'Command and Control 18',
    'Exfiltration 9',
    'Impact 15',
  ])
})

test('has 222 techniques and 475 subtechniques', () => {
  const all = [...matrixTechniques.values()]
  expect([all.length, all.flatMap(({ subtechniques }) => subtechniques).length]).toEqual([222, 475])
})

test('every technique has a tactic', () => {
  expect([...matrixTechniques.values()].filter(({ tactics }) => tactics.length === 0)).toEqual([])
})

test('no technique is both current and replaced, and every successor is current', () => {
  expect(Object.keys(replaced).filter((id) => Object.hasOwn(techniques, id))).toEqual([])
  expect(Object.values(replaced).filter((id) => id !== '' && !Object.hasOwn(techniques, id))).toEqual([])
})

describe('techniqueStatus', () => {
  test.each([
    ['T1059', { kind: 'current' }],
    ['T1059.001', { kind: 'current' }],
    ['T1562.001', { kind: 'replaced', by: 'T1685' }],
    // Revoked by T1562.001 before version 19, which revoked that as well.
    ['T1089', { kind: 'replaced', by: 'T1685' }],
    ['T1086', { kind: 'replaced', by: 'T1059.001' }],
    ['T1574.002', { kind: 'replaced', by: 'T1574.001' }],
    ['T1043', { kind: 'removed' }],
    ['T9999', { kind: 'unknown' }],
    ['T1059.999', { kind: 'unknown' }],
    ['toString', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ])('%s', (id, status) => {
    expect(techniqueStatus(id)).toEqual(status)
  })
})
