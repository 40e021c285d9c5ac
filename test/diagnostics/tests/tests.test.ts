import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { placed } from '../placed.js'
import { readTestFixture, testDiagnostics } from './test-fixture.js'

// Each file is a test file, named for a code as the fixtures of rules are, and lists all of its diagnostics.
const folder = new URL('./', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.yml'))

test.each(files)('%s', async (file) => {
  const { text, expected } = readTestFixture(new URL(file, folder))
  const diagnostics = await testDiagnostics(text)
  expect(diagnostics.map(placed)).toEqual(expected)
  expect(diagnostics.map(({ code }) => code)).toContain(file.replace(/\..*/, ''))
  for (const { message, help = '', span, source } of diagnostics) {
    expect([0 <= span.start, span.start <= span.end, span.end <= source.text.length]).toEqual([true, true, true])
    expect(`${message}${help}`).not.toMatch(/[\r\n]|undefined|\[object/)
  }
})
