import { datadog, datadogRule } from 'sigmacast/backends/datadog'
import { makeArtifact, parseRules } from 'sigmacast'

const text = 'title: Shell\nlevel: high\nlogsource: {product: linux}\ndetection: {s: {exe: /bin/sh}, condition: s}\n'
for (const { rule } of parseRules({ name: 'rule.yml', text })) {
  if (rule === undefined) continue
  const formatOptions = { notifications: ['@slack-security'] }
  const artifact = makeArtifact(rule, datadog, datadogRule, { formatOptions })
  console.log(JSON.parse(artifact.text ?? '{}').cases)
}
