import { auth0, auth0Jq } from 'sigmacast/backends/auth0'
import { makeArtifact, parseRules } from 'sigmacast'

const text = 'title: Secret read\nlogsource: {product: auth0}\ndetection: {s: {data.type: mgmt_api_read}, condition: s}\n'
for (const { rule } of parseRules({ name: 'rule.yml', text })) {
  if (rule === undefined) continue
  const { text } = makeArtifact(rule, auth0, auth0Jq, { formatOptions: { shape: 'stream' } })
  console.log(text?.split('\n').slice(-5).join('\n'))
}
