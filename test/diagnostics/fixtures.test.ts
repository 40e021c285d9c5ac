import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/backend.js'
import { once } from '../../src/text/once.js'
import { diagnosticsOf, readFixture } from './fixture.js'
import { placed } from './placed.js'

// Each file next to this one is named for a code, `code.yml` or `code.variant.yml` (`.txt` if it is not YAML), and
// lists all of its diagnostics.
const folder = new URL('./', import.meta.url)
const files = readdirSync(folder)
  .filter((file) => /\.(yml|txt)$/.test(file))
  .sort()
const fixtures = files.map((file) => {
  const fixture = readFixture(new URL(file, folder))
  return { file, fixture, found: once(() => diagnosticsOf(fixture, file)) }
})
const codeOf = (file: string): string => file.replace(/\..*/, '')

/** Codes that no text can cause by itself, and their test. */
const elsewhere: Readonly<Record<string, string>> = {
  'file-too-large': '../diagnostics/api-codes.test.ts',
  'templates-not-loaded': '../diagnostics/api-codes.test.ts',
  'regex-not-matchable': '../diagnostics/api-codes.test.ts',
  'expression-not-matchable': '../diagnostics/api-codes.test.ts',
  'layout-kept': '../check/format.test.ts',
  'order-kept': '../check/format.test.ts',
  'too-many-references': '../unit/limits.test.ts',
  'platform-limit': '../backends/platform-limits.test.ts',
  'field-absent': '../schema/check-schemas.test.ts',
  'field-undeclared': '../schema/check-schemas.test.ts',
  'field-unsearchable': '../schema/check-schemas.test.ts',
  'field-type': '../schema/check-schemas.test.ts',
  'name-shared': '../project/generate/shared-names.test.ts',
  'path-taken': '../project/generate/outputs.test.ts',
  'not-accepted': '../project/generate/outputs.test.ts',
  'no-id-for-path': '../project/generate/outputs.test.ts',
  'more-diagnostics': '../text/diagnostics-limit.test.ts',
  'unreadable-file': '../cli/inputs.test.ts',
  'invalid-utf8': '../cli/inputs.test.ts',
}

test('every code has a fixture or a test of its own, and every fixture has a code', () => {
  const configs = readdirSync(new URL('config/', folder)).filter((file) => /\.(yml|js\.txt)$/.test(file))
  const tests = readdirSync(new URL('tests/', folder)).filter((file) => file.endsWith('.yml'))
  const codes = new Set([...[...files, ...configs, ...tests].map(codeOf), ...Object.keys(elsewhere)])
  expect([...codes].sort()).toEqual(Object.keys(catalogue).sort())
})

test.each(Object.entries(elsewhere))('%s is tested in %s', (code, path) => {
  expect(readFileSync(new URL(path, folder), 'utf8')).toContain(code)
})

describe('the fixture', () => {
  const right = fixtures.filter(({ fixture }) => fixture.wrong === undefined)
  const wrong = fixtures.filter(({ fixture }) => fixture.wrong !== undefined)

  test.each(right)('$file', ({ file, fixture, found }) => {
    expect(found().map(placed)).toEqual(fixture.expected)
    expect(found().map(({ code }) => code)).toContain(codeOf(file))
  })

  test.fails.each(wrong)('$file: $fixture.wrong', ({ fixture, found }) => {
    expect(found().map(placed)).toEqual(fixture.expected)
  })
})

test('every diagnostic of every fixture is inside its text, and its sentence is one line', () => {
  for (const { found } of fixtures) {
    for (const { span, message, help = '', source } of found()) {
      expect([0 <= span.start, span.start <= span.end, span.end <= source.text.length]).toEqual([true, true, true])
      expect(`${message}${help}`).not.toMatch(/[\r\n]|undefined|\[object/)
    }
  }
})
