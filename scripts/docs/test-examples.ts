import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Code } from '../../src/backend.js'
import { formatDiagnostic } from '../../src/index.js'
import { testMessages } from '../../src/text/catalogue/test.js'
import { readTestFixture, testDiagnostics } from '../../test/diagnostics/tests/test-fixture.js'

/** An example of each diagnostic about tests of rules, from the fixtures of a folder; the plain name is preferred. */
export async function testExamples(folder: string): Promise<ReadonlyMap<Code, string>> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'))
  const examples = new Map<Code, string>()
  for (const code of Object.keys(testMessages) as Code[]) {
    const [file] = files.filter((name) => name.startsWith(`${code}.`)).sort((a, b) => a.length - b.length)
    if (file === undefined) continue
    const { text } = readTestFixture(pathToFileURL(join(folder, file)))
    const diagnostics = await testDiagnostics(text.replace(/^(# .*\n)+/, ''))
    const found = diagnostics.find((diagnostic) => diagnostic.code === code)
    if (found !== undefined) examples.set(code, formatDiagnostic(found))
  }
  return examples
}
