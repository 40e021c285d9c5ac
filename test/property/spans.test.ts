/**
 * Laws: a query printed with spans is the same query; each span contains the text of its predicate; spans are inside
 * the text, and nested or apart; an exact query has one for each predicate.
 */
import fc from 'fast-check'
import { backends } from '../../backends/index.js'
import { type Backend, parsePipeline, parseRules } from '../../src/index.js'
import { spanFaults } from '../spans/sound-spans.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { FIELDS, somePipeline } from './arbitraries/pipelines.js'
import { ruleSpec } from './arbitraries/rules.js'
import { law } from './law.js'

const kinds = itemKinds(fc.constantFrom(...FIELDS))
const rules = ruleSpec(fc.oneof(...Object.values(kinds), kinds.text, kinds.text), keywordItem)

for (const [name, backend] of backends) {
  law(`the spans of ${name} are sound`, [rules], ({ text }) => soundSpans(text, backend, undefined), { share: 0.2 })
  law(
    `the spans of ${name} are sound after pipelines`,
    [rules, somePipeline],
    ({ text }, pipeline) => soundSpans(text, backend, pipeline),
    { share: 0.1 },
  )
}

function soundSpans(text: string, backend: Backend, pipelineText: string | undefined): boolean {
  const rule = parseRules({ name: 'rule.yml', text })[0]?.rule
  fc.pre(rule !== undefined)
  const pipeline = pipelineText && parsePipeline({ name: 'pipeline.yml', text: pipelineText }).pipeline
  const faults = spanFaults(rule, backend, { lossy: true, pipelines: pipeline ? [pipeline] : [] })
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return true
}
