import './steps.js'
import { describe } from 'vitest'
import { findNearDuplicates } from '../../src/check/logic/near-duplicates.js'
import { coveredRules, needlessParts, openReasoner } from '../../src/reason.js'
import { exprOf, ruleOf } from '../reason/expr-of.js'
import { growsLinearly } from './growth.js'

const list = (count: number, value: (at: number) => string): string =>
  `[${Array.from({ length: count }, (_, at) => value(at)).join(', ')}]`

describe('the reasoner:', () => {
  growsLinearly('different rules of a log source', 100, (size) => {
    const rules = Array.from({ length: size }, (_, at) => ruleOf(`a|contains: value${at}x, b|endswith: end${at}`))
    return () => coveredRules(rules)
  })
  growsLinearly('rules that are written alike', 100, (size) => {
    const rules = Array.from({ length: size }, () => ruleOf('a|contains: value, b|endswith: end'))
    return () => coveredRules(rules)
  })
  growsLinearly('rules that are nearly the same', 200, (size) => {
    const groups = Array.from({ length: size }, (_, at) => ({
      expr: exprOf(`a|contains: [one, two, three, four${at}], b|endswith: end`),
      group: '',
    }))
    const coverings = { coverings: [], impossible: [], undecided: [] }
    return () => findNearDuplicates({ groups, coverings })
  })
  growsLinearly('rules of many lists', 100, (size) => {
    const lists = Array.from({ length: 10 }, (_, at) => `f${at}: ${list(size, (value) => `v${value}`)}`)
    const groups = [{ expr: exprOf(lists.join(', ')), group: '' }]
    const coverings = { coverings: [], impossible: [], undecided: [] }
    return () => findNearDuplicates({ groups, coverings })
  })
  growsLinearly('rules of which each one covers the next', 500, (size) => {
    const rules = Array.from({ length: size }, (_, at) => ruleOf(`a|gt: ${at}`))
    return () => coveredRules(rules)
  })
  growsLinearly('rules that cover nothing but match the same event', 150, (size) => {
    const rules = Array.from({ length: size }, (_, at) => ruleOf(`s: {a: v${at}}, condition: not s`))
    return () => coveredRules(rules)
  })
  growsLinearly('different values of a list', 200, (size) => {
    const values = exprOf(`a|contains: ${list(size, (at) => `value${at}x`)}`)
    return () => needlessParts(values, openReasoner())
  })
  for (const [order, at] of [
    ['ascending', (at: number) => at],
    ['descending', (at: number, size: number) => size - at],
  ] as const) {
    for (const modifiers of ['gt', 'gt|all']) {
      growsLinearly(`values of ${modifiers} of which each one covers the next, ${order}`, 500, (size) => {
        const values = exprOf(`a|${modifiers}: ${list(size, (each) => String(at(each, size)))}`)
        return () => needlessParts(values, openReasoner())
      })
    }
  }
  growsLinearly('conditions that one value satisfies together', 200, (size) => {
    const values = exprOf(`a|contains|all: ${list(size, (at) => `value${at}x`)}`)
    return () => openReasoner({ singleValued: true }).satisfiable(values)
  })
  growsLinearly('an example of a rule with many values', 200, (size) => {
    const values = exprOf(`a: ${list(size, (at) => `value${at}`)}, b: y`)
    return () => openReasoner().satisfiable(values)
  })
})
