import { expect, test } from 'vitest'
import { forEachLeaf } from '../../src/ir/bool.js'
import type { Expr } from '../../src/ir/predicate.js'
import { lowerRule } from '../../src/lower/lower-rule.js'
import { coveredRules, openReasoner } from '../../src/reason.js'
import { LOGSOURCE_PARTS } from '../../src/rule/rule.js'
import { corpusRules } from './rules.js'

// The reasoner on public rules: how many questions it leaves open, and what it finds.

const rules = corpusRules().map(({ rule }) => rule)
const reasoner = openReasoner()
const subjects = rules.flatMap((rule) => {
  const { detection } = lowerRule(rule)
  if (detection === undefined) return []
  const group = LOGSOURCE_PARTS.map((part) => rule.logsource[part]).join(' ')
  return [{ title: rule.metadata.title, expr: detection.expr, group, fields: fieldsOf(detection.expr) }]
})

function fieldsOf(expr: Expr): ReadonlySet<string> {
  const fields = new Set<string>()
  forEachLeaf(expr, (predicate) => {
    if ('field' in predicate && predicate.field !== null) fields.add(predicate.field)
  })
  return fields
}

test('every rule matches some event, except for those that the matcher cannot run', () => {
  const open = subjects.filter(({ expr }) => reasoner.satisfiable(expr).answer !== 'yes').map(({ title }) => title)
  const unrunnable = subjects.filter(({ expr }) => 'reason' in reasoner.satisfiable(expr)).map(({ title }) => title)
  expect(open).toEqual(unrunnable)
  expect(unrunnable.length).toBeLessThan(5)
})

test('fewer than 2 % of the implications between rules of a log source that share a field are undecided', () => {
  const counts = { yes: 0, no: 0, undecided: 0 }
  for (const a of subjects) {
    for (const b of subjects) {
      if (a === b || a.group !== b.group || ![...a.fields].some((field) => b.fields.has(field))) continue
      counts[reasoner.implies(a.expr, b.expr).answer]++
    }
  }
  const all = counts.yes + counts.no + counts.undecided
  console.log(`${all} implications, ${JSON.stringify(counts)}`)
  expect(all).toBeGreaterThan(500_000)
  expect(counts.undecided / all).toBeLessThan(0.02)
})

test('the rules that another rule covers are found, and no rule is impossible', () => {
  const { covered, impossible, undecided } = coveredRules(rules)
  const count = new Set(covered.map(({ rule }) => rule)).size
  console.log(`${count} of ${rules.length} rules are covered`)
  expect(count).toBeGreaterThanOrEqual(60)
  expect(impossible.map(({ metadata }) => metadata.title)).toEqual([])
  expect(undecided.length).toBeLessThan(5)
})
