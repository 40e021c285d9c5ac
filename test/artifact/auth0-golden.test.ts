import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { loadTargetFormats } from '../../src/backend/targets.js'
import { makeArtifact, parseRules } from '../../src/index.js'

// Golden files of one rule. `npm run test:update -- test/artifact` rewrites them; review each change before you commit
// it.
const folder = new URL('../golden/artifacts/', import.meta.url)
const name = 'rules/auth0/auth0_client_secret_read.yml'
const text = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

const auth0 = (await loadTargetFormats(backends)).get('auth0')!

test.each([
  ['request', 'auth0-request.sh'],
  ['url', 'auth0-url.txt'],
  ['jq', 'auth0-jq.jq'],
])('%s', (format, file) => {
  const [document] = parseRules({ name, text })
  const found = auth0.formats.find((one) => one.name === format)
  if (document?.rule === undefined || found === undefined) throw new Error('the rule or the format is gone')
  const artifact = makeArtifact(document.rule, auth0, found, { lossy: true })
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(new URL(file, folder), `${artifact.text}\n`)
  }
  expect(`${artifact.text}\n`).toBe(readFileSync(new URL(file, folder), 'utf8'))
})
