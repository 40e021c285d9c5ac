import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lucene } from '../../backends/elastic/index.js'
import { splunk } from '../../backends/splunk/index.js'
import { type Backend, loadFormats, makeArtifact, parseRules } from '../../src/index.js'

// Rules as public repositories had them before 2022. Each has a meaning, so each becomes a query.

const folder = new URL('./old-rules/', import.meta.url)
const files = readdirSync(folder).sort()

const targets = await Promise.all(([splunk, lucene] as readonly Backend[]).map(loadFormats))

const read = (file: string) => parseRules({ name: file, text: readFileSync(new URL(file, folder), 'utf8') })

/** The diagnostics of each rule, as `key code`, with the key of the line. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'archive_tool_with_password.yml': [
    ...['status value-not-allowed', 'date bad-format', 'modified bad-format', 'references duplicate-item'],
    ...['tags bad-format', 'fields duplicate-item', 'level value-not-allowed'],
  ],
  'empty_first_document.yml': [
    ...['id bad-format', 'status value-not-allowed', 'date bad-format', 'references wrong-type', 'tags bad-format'],
    ...['tags bad-format', 'falsepositives duplicate-item', 'level value-not-allowed'],
  ],
  'id_of_a_team.yml': [
    ...['id bad-format', 'status value-not-allowed', 'license wrong-type', 'date bad-format', 'related bad-format'],
    ...['related value-not-allowed', 'related bad-format', 'related value-not-allowed', 'logsource empty-value'],
    ...['level value-not-allowed'],
  ],
  'keys_of_a_team.yml': [
    ...['level duplicate-key', 'date bad-format', 'tags empty-value', 'references empty-value'],
    ...['falsepositives empty-value', 'scope wrong-type', 'logsource wrong-type'],
  ],
  'no_id_no_status.yml': [
    'description empty-value',
    'date bad-format',
    'tags bad-format',
    'falsepositives empty-value',
  ],
  'no_title.yml': ['id missing-key', 'date bad-format', 'tags bad-format', 'tags bad-format'],
  'numbers_and_empties.yml': [
    ...['title wrong-type', 'id empty-value', 'related empty-value', 'taxonomy empty-value', 'author wrong-type'],
    ...['modified empty-value', 'date empty-value', 'fields wrong-type', 'logsource empty-value', 'tags empty-value'],
    ...['level empty-value', 'status empty-value'],
  ],
  'references_that_became_maps.yml': [
    ...['references wrong-type', 'references wrong-type', 'author wrong-type', 'tags wrong-type'],
    'falsepositives wrong-type',
  ],
  'several_documents.yml': [
    // A diagnostic of the global document is reported for each rule.
    ...[
      'date bad-format',
      'modified bad-format',
      'tags bad-format',
      'date bad-format',
      'modified bad-format',
      'tags bad-format',
    ],
  ],
}

test('every file has an expectation', () => {
  expect(Object.keys(expected)).toEqual(files)
})

describe.each(files)('%s', (file) => {
  const documents = read(file)

  test('is read, with one warning for each fault', () => {
    const said = documents.flatMap(({ diagnostics }) => diagnostics)
    expect(said.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(said.map(({ code, source, span }) => `${keyAt(source.text, span.start)} ${code}`)).toEqual(expected[file])
  })

  test('becomes a query, and all artifacts', () => {
    for (const { rule } of documents) {
      for (const backend of targets) {
        // The repository detection-rules requires a date and an author.
        for (const format of backend.formats.filter(({ name }) => name !== 'toml')) {
          const { text, diagnostics } = makeArtifact(rule!, backend, format, { lossy: true })
          expect(diagnostics.filter(({ severity }) => severity === 'error').map(String)).toEqual([])
          expect(text).not.toBeNull()
        }
      }
    }
  })
})

/** The top-level key of the line. */
function keyAt(text: string, offset: number): string {
  const line = text.slice(0, offset).split('\n').length
  const keys = text
    .split('\n')
    .slice(0, line)
    .flatMap((one) => /^[a-z]+(?=:)/.exec(one) ?? [])
  return keys.at(-1) ?? ''
}
