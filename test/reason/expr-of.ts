import { lowerRule, parseRules } from '../../src/index.js'
import type { Expr } from '../../src/ir/predicate.js'
import type { DetectionRule } from '../../src/rule/rule.js'

/** Reads a rule whose items are in YAML's flow style: `a: x, b|contains: y`. A text with `condition:` is the detection. */
export function ruleOf(items: string, logsource = 'product: windows'): DetectionRule {
  const detection = items.includes('condition:') ? items : `s: {${items}}, condition: s`
  const text = `title: Test\nlogsource: {${logsource}}\ndetection: {${detection}}\n`
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule?.kind !== 'detection') throw new Error(`not a rule: ${items}`)
  return document.rule
}

export function exprOf(items: string): Expr {
  const { detection } = lowerRule(ruleOf(items))
  if (detection === undefined) throw new Error(`not lowered: ${items}`)
  return detection.expr
}
