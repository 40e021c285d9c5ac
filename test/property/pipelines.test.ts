/** Laws: a step never throws and never creates an invalid tree; reversible renamings can be reversed. */
import fc from 'fast-check'
import { backends } from '../../backends/index.js'
import { exprText } from '../../src/backend.js'
import { convertRule, parsePipeline, parseRules } from '../../src/index.js'
import { type Bool, forEachLeaf } from '../../src/ir/bool.js'
import { pattern } from '../../src/ir/pattern.js'
import { itemsToExpr } from '../../src/lower/items-to-expr.js'
import type { LoweredItem } from '../../src/lower/lowered-item.js'
import { resolveRule } from '../../src/lower/resolve.js'
import { applyPipelines } from '../../src/pipeline/apply/apply-pipelines.js'
import type { Pipeline } from '../../src/pipeline/pipeline.js'
import { startOf } from '../../src/pipeline/processed-rule.js'
import type { DetectionRule } from '../../src/rule/rule.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { FIELDS, pipelineText, somePipeline } from './arbitraries/pipelines.js'
import { ruleSpec } from './arbitraries/rules.js'
import { law } from './law.js'

const kinds = itemKinds(fc.constantFrom(...FIELDS))
const rules = ruleSpec(fc.oneof(...Object.values(kinds), kinds.text, kinds.text, kinds.text), keywordItem)

const ruleOf = (text: string): DetectionRule | undefined => {
  const rule = parseRules({ name: 'rule.yml', text })[0]?.rule
  return rule?.kind === 'detection' ? rule : undefined
}

const pipelineOf = (text: string): Pipeline => {
  const { pipeline, diagnostics } = parsePipeline({ name: 'pipeline.yml', text })
  if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
  return pipeline
}

const start = (rule: DetectionRule) => startOf(rule, resolveRule(rule).detection)
const resolve = () => ['abc', 'x*']

/**
 * Groups of at least two, flat, without constants and double negations; every item with values, every pattern in normal
 * form.
 */
function isWhole(tree: Bool<LoweredItem>, parent?: string): boolean {
  switch (tree.kind) {
    case 'const':
      return parent === undefined
    case 'leaf':
      return tree.leaf.values.length > 0 && tree.leaf.values.every(({ operands }) => operands.every(isNormal))
    case 'not':
      return parent !== 'not' && isWhole(tree.arg, 'not')
    case 'and':
    case 'or':
      return parent !== tree.kind && tree.args.length > 1 && tree.args.every((arg) => isWhole(arg, tree.kind))
  }
}

const isNormal = (operand: LoweredItem['values'][number]['operands'][number]): boolean =>
  operand.type !== 'text' || JSON.stringify(pattern(operand.pattern)) === JSON.stringify(operand.pattern)

law(
  'steps make whole trees of whole trees, or say why not',
  [rules, somePipeline],
  ({ text }, pipeline) => {
    const rule = ruleOf(text)
    fc.pre(rule !== undefined)
    const { processed, diagnostics } = applyPipelines(start(rule), [pipelineOf(pipeline)], { resolve })
    return processed === undefined ? diagnostics.length > 0 : isWhole(processed.detection)
  },
  { share: 0.1 },
)

law(
  'every item that is new or another has the name of a step',
  [rules, somePipeline],
  ({ text }, pipeline) => {
    const rule = ruleOf(text)
    fc.pre(rule !== undefined)
    const before = start(rule)
    const { processed } = applyPipelines(before, [pipelineOf(pipeline)], { resolve })
    const old = new Set<LoweredItem>()
    forEachLeaf(before.detection, (item) => old.add(item))
    let all = true
    forEachLeaf(processed?.detection ?? before.detection, (item) => {
      all &&= old.has(item) || (item.changedBy ?? []).length > 0
    })
    return all
  },
  { share: 0.1 },
)

law(
  'conversion through a pipeline never throws, and the places of its diagnostics lie inside their texts',
  [rules, somePipeline, fc.constantFrom(...backends.values())],
  ({ text }, pipeline, backend) => {
    const rule = ruleOf(text)
    fc.pre(rule !== undefined)
    const settings = { pipelines: [pipelineOf(pipeline)], lossy: true, resolvePlaceholder: resolve }
    const { diagnostics } = convertRule(rule, backend, settings)
    return diagnostics.every(({ source, span }) => 0 <= span.start && span.end <= source.text.length)
  },
  { share: 0.05 },
)

const RENAMED = ['r1', 'r2', 'r3', 'r.4', 'r 5'] as const

law(
  'new names are undone by the reverse mapping, whatever the style of the step',
  [rules, fc.shuffledSubarray([...FIELDS], { minLength: 1 }), fc.boolean()],
  ({ text }, fields, affixed) => {
    const rule = ruleOf(text)
    fc.pre(rule !== undefined)
    const pairs = fields.map((field, index) => [field, RENAMED[index] ?? 'r'] as const)
    const there = { type: 'field_name_mapping', mapping: Object.fromEntries(pairs) }
    const back = { type: 'field_name_mapping', mapping: Object.fromEntries(pairs.map(([a, b]) => [b, a])) }
    const around = affixed ? [{ type: 'field_name_prefix', prefix: 'p_' }] : []
    const undo = affixed ? [{ type: 'field_name_prefix_mapping', mapping: { p_: '' } }] : []
    const steps = [there, ...around, ...undo, back]
    const { processed } = applyPipelines(start(rule), [pipelineOf(pipelineText(steps))])
    const shown = (tree: Bool<LoweredItem>): string => exprText(itemsToExpr(rule.source, tree))
    return processed !== undefined && shown(processed.detection) === shown(start(rule).detection)
  },
  { share: 0.1 },
)
