import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { CORE_SCHEMA, loadAll } from 'js-yaml'
import { expect, test } from 'vitest'
import { corpora, corpusFolder, readSources } from '../../scripts/corpus/corpora.js'

// schemas/rule.json is stricter than sigmacast: an editor reports what sigmacast warns about.

const ajv = new Ajv2020({ strict: false })
formats.default(ajv)
const accepts = ajv.compile(JSON.parse(readFileSync(new URL('../../schemas/rule.json', import.meta.url), 'utf8')))

test('the schema for editors accepts every rule of the corpora', () => {
  const sources = corpora.flatMap(({ folder }) => readSources(corpusFolder(folder)))
  const rejected = sources.filter(({ text }) => !loadAll(text, { schema: CORE_SCHEMA }).every((rule) => accepts(rule)))
  expect(rejected.map(({ name }) => name)).toEqual([])
  expect(sources.length).toBeGreaterThan(2000)
})
