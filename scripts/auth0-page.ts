// Writes docs/auth0-tenant-logs.md from the rules of the Auth0 Security Detection Catalog.
import { writeFileSync } from 'node:fs'
import { auth0Differences, auth0Unconverted } from './auth0/differences.js'
import { auth0Page, entriesOf, unexplained } from './auth0/page.js'
import { corpusFolder, readSources } from './corpus/corpora.js'

const entries = entriesOf(readSources(corpusFolder('auth0/detections')))
const open = unexplained(entries, auth0Differences, auth0Unconverted)
for (const problem of open) console.error(problem)
if (open.length > 0) process.exitCode = 1
else {
  const text = auth0Page(entries, auth0Differences, auth0Unconverted)
  writeFileSync(new URL('../docs/auth0-tenant-logs.md', import.meta.url), text)
}
