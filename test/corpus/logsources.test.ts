import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { countLogsources } from '../../scripts/corpus/count-logsources.js'
import { logsourcesFile } from '../../scripts/docs/mapped-logsources.js'

test('the log sources of docs/mappings.md are what `npm run docs:corpus` writes', () => {
  expect(JSON.parse(readFileSync(logsourcesFile, 'utf8'))).toEqual(countLogsources())
})
