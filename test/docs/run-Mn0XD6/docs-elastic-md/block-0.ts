import { convertRule, parsePipeline, parseRules } from 'sigmacast'
import { kql } from 'sigmacast/backends/elastic'

const { pipeline } = parsePipeline({
  name: 'types.yml',
  text: `
field_types:
  source.ip: ip
  destination.port: long
  process.executable: { type: keyword, caseless: process.executable.caseless }
`,
})
const [document] = parseRules({
  name: 'rule.yml',
  text: `
title: certutil listens to the inside
logsource: { category: network_connection, product: windows }
detection:
  selection:
    source.ip: ['10.*', '192.168.1.17']
    destination.port|gt: 1024
    process.executable|endswith: '\\certutil.exe'
  condition: selection
`,
})
if (document?.rule === undefined) throw new Error('no rule')
for (const pipelines of [[], pipeline === undefined ? [] : [pipeline]]) {
  const { query, assumptions } = convertRule(document.rule, kql, { pipelines })
  console.log(query, assumptions)
}
