import { expect, test } from 'vitest'
import type { Coverage } from '../../src/project/coverage/coverage.js'
import { measureCoverage } from '../../src/project/coverage/measure-coverage.js'
import { coverageRule } from './coverage-rule.js'

const technique = (coverage: Coverage, id: string) => coverage.techniques.find((one) => one.id === id)
const tactic = (coverage: Coverage, id: string) => coverage.tactics.find((one) => one.id === id)

test('counts rules, levels, tests and verdicts of a technique with its subtechniques', () => {
  const coverage = measureCoverage(
    [
      coverageRule(['attack.t1059'], { level: 'low', verdicts: { one: 'exact', two: 'none' } }),
      coverageRule(['attack.t1059.001', 'attack.t1059.003'], { level: 'high', tests: 2, verdicts: { one: 'wider' } }),
    ],
    ['one', 'two'],
  )
  const none = { exact: 0, wider: 0, approximate: 0, none: 0 }
  expect(technique(coverage, 'T1059')).toMatchObject({
    name: 'Command and Scripting Interpreter',
    tactics: ['TA0002'],
    rules: 2,
    bestLevel: 'high',
    tested: 1,
    outputs: { one: { ...none, exact: 1, wider: 1 }, two: { ...none, none: 1 } },
  })
  expect(technique(coverage, 'T1059')?.subtechniques.filter(({ rules }) => rules > 0)).toEqual([
    {
      id: 'T1059.001',
      name: 'PowerShell',
      rules: 1,
      bestLevel: 'high',
      tested: 1,
      outputs: { one: { ...none, wider: 1 }, two: none },
    },
    {
      id: 'T1059.003',
      name: 'Windows Command Shell',
      rules: 1,
      bestLevel: 'high',
      tested: 1,
      outputs: { one: { ...none, wider: 1 }, two: none },
    },
  ])
})

test('counts a technique under each of its tactics, whichever the rule names', () => {
  const coverage = measureCoverage([coverageRule(['attack.initial-access', 'attack.t1078'])], [])
  const covered = coverage.tactics.filter((one) => one.covered > 0).map(({ name }) => name)
  expect(covered).toEqual(['Initial Access', 'Persistence', 'Privilege Escalation', 'Stealth'])
})

test('counts a rule that names only a tactic for the tactic', () => {
  const coverage = measureCoverage([coverageRule(['attack.persistence'])], [])
  expect(tactic(coverage, 'TA0003')).toMatchObject({ rules: 1, covered: 0 })
  expect(coverage).toMatchObject({ rules: 1, withoutTechnique: 1 })
})

test('reads former names and ids of tactics', () => {
  const tags = [['attack.defense-evasion'], ['attack.stealth'], ['attack.ta0005']]
  const coverage = measureCoverage(
    tags.map((own) => coverageRule(own)),
    [],
  )
  expect(tactic(coverage, 'TA0005')?.rules).toBe(3)
})

test('counts a rule of Defense Evasion for the tactic that its techniques serve', () => {
  const coverage = measureCoverage([coverageRule(['attack.defense-evasion', 'attack.t1562.001'])], [])
  const counted = coverage.tactics.filter((one) => one.rules > 0).map(({ name }) => name)
  expect(counted).toEqual(['Defense Impairment'])
})

test('counts the rules of a replaced technique for its successor, and lists the tag', () => {
  const coverage = measureCoverage(
    [coverageRule(['attack.t1562.001']), coverageRule(['attack.T1562.001', 'attack.t1685'])],
    [],
  )
  expect(technique(coverage, 'T1685')?.rules).toBe(2)
  expect(coverage.outdatedTags).toEqual([
    { tag: 'attack.t1562.001', kind: 'replaced', by: { id: 'T1685', name: 'Disable or Modify Tools' }, rules: 2 },
  ])
})

test('lists removed and unknown tags, the most used first, and ignores other kinds of ids', () => {
  const coverage = measureCoverage(
    [
      coverageRule(['attack.t1043', 'attack.t9999', 'attack.g0007', 'attack.s0002', 'attack.ds0009', 'cve.2021-44228']),
      coverageRule(['attack.t9999', 'attack.credential-dumping', 'attack.t0801']),
    ],
    [],
  )
  expect(coverage.outdatedTags).toEqual([
    { tag: 'attack.t9999', kind: 'unknown', rules: 2 },
    { tag: 'attack.credential-dumping', kind: 'unknown', rules: 1 },
    { tag: 'attack.t0801', kind: 'unknown', rules: 1 },
    { tag: 'attack.t1043', kind: 'removed', rules: 1 },
  ])
})

test('counts rules and techniques by product and by log source', () => {
  const coverage = measureCoverage(
    [
      coverageRule(['attack.t1059.001', 'attack.t1078']),
      coverageRule(['attack.t1059'], { logsources: [{ product: 'windows', service: 'security' }] }),
      coverageRule([], { logsources: [{ category: 'proxy' }] }),
      coverageRule(['attack.t1110'], { logsources: [] }),
    ],
    [],
  )
  expect(coverage.products).toEqual([
    { name: 'windows', rules: 2, techniques: 2 },
    { name: '', rules: 1, techniques: 0 },
  ])
  expect(coverage.logsources.map(({ name }) => name)).toEqual(['proxy', 'windows/process_creation', 'windows/security'])
})

test('measures a set without rules', () => {
  const coverage = measureCoverage([], [])
  expect(coverage.techniques.every(({ rules, bestLevel }) => rules === 0 && bestLevel === null)).toBe(true)
  expect(coverage).toMatchObject({ rules: 0, withoutTechnique: 0, outdatedTags: [], products: [], logsources: [] })
})
