// Generates files that are not committed: parsers from grammar/*.peggy, and modules with file contents, because the
// library opens no files. The JSON Schemas in schemas/, for editors, are committed.
import { mkdir, writeFile } from 'node:fs/promises'
import { attackNames } from './generate/attack-names.mjs'
import { builtInPipelines } from './generate/built-in-pipelines.mjs'
import { checkData } from './generate/check-data.mjs'
import { fieldSchemas } from './generate/field-schemas.mjs'
import { knownSuggestions } from './generate/known-suggestions.mjs'
import { parsers } from './generate/parsers.mjs'
import { pipelineAndTestSchemas, ruleAndConfigSchemas } from './generate/published-schemas.mjs'
import { root } from './generate/repository.mjs'
import { ruleSchemas } from './generate/rule-schemas.mjs'
import { siteAssets } from './generate/site-assets.mjs'
import { versionModule } from './generate/version.mjs'
import { yamlEvents } from './generate/yaml-events.mjs'

// Some generators run modules of sigmacast, which import what the generators before them have written.
for (const generate of [
  parsers,
  yamlEvents,
  ruleSchemas,
  pipelineAndTestSchemas,
  builtInPipelines,
  fieldSchemas,
  attackNames,
  checkData,
  siteAssets,
  ruleAndConfigSchemas,
  knownSuggestions,
  versionModule,
]) {
  for (const [path, text] of await generate()) await write(path, text)
}

async function write(path, text) {
  const url = new URL(path, root)
  await mkdir(new URL('.', url), { recursive: true })
  await writeFile(url, text)
}
