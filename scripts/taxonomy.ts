// Writes src/check/data/taxonomy.json: npm run taxonomy:build -- <appendix> <taxonomy>. The appendix is
// specification/sigma-appendix-taxonomy.md of https://github.com/SigmaHQ/sigma-specification, the taxonomy is
// tools/sigmahq_taxonomy.json of https://github.com/SigmaHQ/pySigma-validators-sigmaHQ. `npx biome check --write` wraps its lines.
import { readFileSync, writeFileSync } from 'node:fs'
import { appendixLogsources, appendixVersion } from './taxonomy/appendix.js'
import { mergeLogsources } from './taxonomy/known-logsource.js'
import { type PublishedTaxonomy, publishedLogsources } from './taxonomy/published.js'

const [appendixFile = '', taxonomyFile = ''] = process.argv.slice(2)
const appendix = readFileSync(appendixFile, 'utf8')
const published = JSON.parse(readFileSync(taxonomyFile, 'utf8')) as PublishedTaxonomy
const sources = [
  `Sigma specification (public domain), taxonomy appendix ${appendixVersion(appendix)}: log sources, event ids, channels.`,
  `SigmaHQ taxonomy, revision ${published.version}: log sources, names of fields, fields that log sources determine.`,
]
const lines = mergeLogsources([...appendixLogsources(appendix), ...publishedLogsources(published)]).map((logsource) =>
  JSON.stringify(logsource),
)
const revision = `Sigma taxonomy ${appendixVersion(appendix)}/${published.version}`
const out = new URL('../src/check/data/taxonomy.json', import.meta.url)
const head = `  "revision": ${JSON.stringify(revision)},\n  "sources": ${JSON.stringify(sources)},\n`
writeFileSync(out, `{\n${head}  "logsources": [\n    ${lines.join(',\n    ')}\n  ]\n}\n`)
