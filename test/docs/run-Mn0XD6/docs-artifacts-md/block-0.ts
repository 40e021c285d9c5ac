import { splunk } from 'sigmacast/backends/splunk'
import { jsonFormat, makeArtifact, parseRules } from 'sigmacast'

const text = 'title: Shell\nlogsource: {}\ndetection: {s: {Image: cmd.exe}, condition: s}\n'
for (const { rule } of parseRules({ name: 'rule.yml', text })) {
  if (rule === undefined) continue
  const artifact = makeArtifact(rule, splunk, jsonFormat)
  const { query, fidelity } = JSON.parse(artifact.text ?? '{}')
  console.log(fidelity, query)
}
