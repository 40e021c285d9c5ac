import { convertRule, parsePipeline, parseRules } from 'sigmacast'
import { kql } from 'sigmacast/backends/elastic'
import { findPipeline } from 'sigmacast/pipelines'

const text = `
title: Refused
logsource: { product: okta }
detection:
  selection: { outcome.result: FAILURE, actor.team: red }
  condition: selection
`
const ours = parsePipeline({
  name: 'ours.yml',
  text: 'priority: 30\ntransformations: [{ type: field_name_mapping, mapping: { actor.team: labels.team } }]',
})
const pipelines = [findPipeline('ecs-okta'), ours.pipeline].filter((pipeline) => pipeline !== undefined)

for (const { rule } of parseRules({ name: 'rule.yml', text })) {
  if (rule !== undefined) console.log(convertRule(rule, kql, { pipelines, unmapped: 'error' }).query)
}
