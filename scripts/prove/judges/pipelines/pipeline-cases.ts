import fc from 'fast-check'
import { pipelineTexts } from '../../../../pipelines/all.js'
import { prepareRule } from '../../../../src/convert/prepare-rule.js'
import { type DetectionRule, type Pipeline, parsePipeline, parseRules } from '../../../../src/index.js'
import { spread } from '../../../../src/witness/branches.js'
import { itemKinds } from '../../../../test/property/arbitraries/items.js'
import { commonSteps, FIELDS, pipelineText } from '../../../../test/property/arbitraries/pipelines.js'
import { ruleSpec } from '../../../../test/property/arbitraries/rules.js'
import { withoutSurrogates } from '../plain-rules.js'

/** True if the condition uses all selections. Steps of pySigma also see the others. */
const usesAll = ({ selections, source }: DetectionRule): boolean => {
  const condition = source.text.slice(source.text.lastIndexOf('condition:'))
  const patterns = [...condition.matchAll(/ of ([\w*]+)/g)].map(([, pattern = '']) =>
    pattern === 'them' ? /^[^_]/ : new RegExp(`^${pattern.replaceAll('*', '.*')}$`),
  )
  return selections.every(({ name }) => condition.includes(name) || patterns.some((pattern) => pattern.test(name)))
}

/** A pipeline, and rules that it changes. */
export interface PipelineCase {
  readonly name: string
  readonly text: string
  readonly pipeline: Pipeline
  readonly rules: readonly DetectionRule[]
}

/** Maximum number of rules per built-in pipeline. */
const RULES = 20

/** The built-in pipelines, each with some of the rules that it changes. */
export function builtInCases(rules: readonly DetectionRule[]): readonly PipelineCase[] {
  return [...pipelineTexts].flatMap(([name, source]) => {
    const { text } = source
    const { pipeline } = parsePipeline(source)
    if (pipeline === undefined) return []
    const changed = rules.filter(usesAll).filter((rule) => {
      const { changes, processed } = prepareRule(rule, undefined, { pipelines: [pipeline] })
      return changes.length > 0 && processed !== undefined
    })
    return [{ name, text, pipeline, rules: spread(changed, RULES) }]
  })
}

/** Number of random rules per random pipeline. */
const RANDOM_RULES = 4

/** Random pipelines of steps that mean the same to pySigma, each with random rules; deterministic for a seed. */
export function randomPipelineCases(count: number, seed: number): readonly PipelineCase[] {
  const { text, number, nothing, exists, regex } = itemKinds(fc.constantFrom(...FIELDS))
  const spec = ruleSpec(fc.oneof(text, number, nothing, exists, regex), undefined, 'auth0', () => () => 0)
  const rules = fc.array(spec, { minLength: RANDOM_RULES, maxLength: RANDOM_RULES })
  const steps = fc.array(commonSteps, { minLength: 1, maxLength: 4 })
  return fc.sample(fc.tuple(steps, rules), { numRuns: count, seed }).flatMap(([steps, specs], at) => {
    const name = `random pipeline ${at + 1} of seed ${seed}`
    const text = pipelineText(steps)
    const { pipeline } = parsePipeline({ name, text })
    const read = specs.flatMap((one, index) =>
      parseRules({ name: `rule ${index + 1} of ${name}`, text: withoutSurrogates(one.text) }),
    )
    const detections = read.flatMap(({ rule }) => (rule?.kind === 'detection' && usesAll(rule) ? [rule] : []))
    const valid = detections.filter((rule) => prepareRule(rule, undefined, {}).processed !== undefined)
    return pipeline === undefined ? [] : [{ name, text, pipeline, rules: valid }]
  })
}
