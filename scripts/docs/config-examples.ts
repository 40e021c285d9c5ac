import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Code } from '../../src/backend.js'
import { formatDiagnostic } from '../../src/index.js'
import { configMessages } from '../../src/text/catalogue/config.js'
import { configDiagnostics, readConfigFixture } from '../../test/diagnostics/config/config-fixture.js'

/** An example of each diagnostic about configurations, from the fixtures of a folder; the plain name is preferred. */
export async function configExamples(folder: string): Promise<ReadonlyMap<Code, string>> {
  const files = readdirSync(folder).filter((name) => /\.(yml|js\.txt)$/.test(name))
  const examples = new Map<Code, string>()
  for (const code of Object.keys(configMessages) as Code[]) {
    const [file] = files.filter((name) => name.startsWith(`${code}.`)).sort((a, b) => a.length - b.length)
    if (file === undefined) continue
    const { text, extension } = readConfigFixture(pathToFileURL(join(folder, file)))
    const diagnostics = await configDiagnostics(extension, text.replace(/^((?:#|\/\/) .*\n)+/, ''))
    const found = diagnostics.find((diagnostic) => diagnostic.code === code)
    if (found !== undefined) examples.set(code, formatDiagnostic(found))
  }
  return examples
}
