import { describe, expect, test } from 'vitest'
import { techniques } from '../../src/backend/artifact/attack.generated.js'
import { movedTechniques, renamedTechniques, revoked } from '../../src/project/coverage/attack-19.js'
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

test('every technique has a tactic, and every change is about a known technique', () => {
  expect([...matrixTechniques.values()].filter(({ tactics }) => tactics.length === 0)).toEqual([])
  const changed = [movedTechniques, renamedTechniques, revoked].flatMap((table) => Object.keys(table))
  expect(changed.filter((id) => !Object.hasOwn(techniques, id))).toEqual([])
})

test('every successor of a revoked technique is current', () => {
  const gone = Object.keys(revoked).filter((id) => techniqueStatus(id).kind !== 'replaced')
  expect(gone).toEqual([])
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
