/** Law: if a pipeline maps a field to several names, all names are tested with the same predicate. */
import fc from 'fast-check'
import { parsePipeline } from '../../src/index.js'
import { itemsToExpr } from '../../src/lower/items-to-expr.js'
import { resolveRule } from '../../src/lower/resolve.js'
import { compileMatcher } from '../../src/match/compile-matcher.js'
import { applyPipelines } from '../../src/pipeline/apply/apply-pipelines.js'
import { startOf } from '../../src/pipeline/processed-rule.js'
import { choices, chooser, pick } from './arbitraries/choices.js'
import { eventFor } from './arbitraries/events.js'
import { itemKinds } from './arbitraries/items.js'
import { pipelineText } from './arbitraries/pipelines.js'
import { ruleSpec } from './arbitraries/rules.js'
import { lowered } from './faithful.js'
import { law } from './law.js'

const rules = ruleSpec(fc.oneof(...Object.values(itemKinds(fc.constantFrom('a', 'b', 'c')))))

/** One step maps a field to several names, and another maps one of these to several again. */
const given = fc.record({
  a: fc.constantFrom(['a1'], ['a1', 'a2'], ['a1', 'a2', 'a3']),
  b: fc.constantFrom(['b'], ['b', 'b2']),
  a2: fc.option(fc.constantFrom(['x'], ['x', 'y'])),
})

law(
  'an event that has the field under one of its names gets the verdict that it had under the old name',
  [rules, given, choices],
  ({ text, samples }, { a, b, a2 }, choices) => {
    const before = lowered(text)
    fc.pre(before !== undefined)
    const { rule, expr, matches } = before
    const again = a2 === null ? [] : [{ type: 'field_name_prefix_mapping', mapping: { a2 } }]
    const steps = [{ type: 'field_name_mapping', mapping: { a, b } }, ...again]
    const { pipeline } = parsePipeline({ name: 'pipeline.yml', text: pipelineText(steps) })
    if (pipeline === undefined) throw new Error('bug: the pipeline of the law is wrong')
    const { processed } = applyPipelines(startOf(rule, resolveRule(rule).detection), [pipeline])
    if (processed === undefined) throw new Error('bug: a step that gives names has refused a rule')
    const after = compileMatcher(itemsToExpr(rule.source, processed.detection)).matcher
    const choose = chooser(choices)
    const event = eventFor(expr, samples, choose, { nulls: true, empty: true, lists: true })
    const names: Readonly<Record<string, readonly string[]>> = {
      a: a.flatMap((name) => (name === 'a2' && a2 !== null ? a2 : [name])),
      b,
    }
    const renamed = Object.entries(event).map(([key, value]) => {
      const [first = key, ...others] = names[key] ?? []
      return [pick(choose, [first, ...others]), value] as const
    })
    return after?.matches(Object.fromEntries(renamed)) === matches(event)
  },
)
