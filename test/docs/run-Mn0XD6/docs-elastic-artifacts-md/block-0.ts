import { elasticRule, eql } from 'sigmacast/backends/elastic'
import { makeArtifact, parseRules } from 'sigmacast'

const text = 'title: Shell\nlogsource: {}\nlevel: high\ndetection: {s: {process.name: cmd.exe}, condition: s}\n'
for (const { rule } of parseRules({ name: 'rule.yml', text })) {
  if (rule === undefined) continue
  const artifact = makeArtifact(rule, eql, elasticRule, { formatOptions: { index: ['logs-*'], interval: '10m' } })
  const { type, query, from, severity, risk_score } = JSON.parse(artifact.text ?? '{}')
  console.log(type, query, from, severity, risk_score)
}
