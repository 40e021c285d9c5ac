import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { indexRules, parseRules } from '../../src/index.js'
import { goldenText } from './golden-text.js'

// Every rule of the repository in every language; a correlation may refer to rules of other files. `npm run test:update -- test/golden` writes the files anew; each change is read
// before it is committed.
const update = process.env.UPDATE_GOLDEN === '1'
const root = new URL('../../', import.meta.url)
const paths = filesIn(new URL('rules/', root), '.yml')
const files = paths.map((path) => {
  const name = `rules/${path}.yml`
  return { path, documents: parseRules({ name, text: readFileSync(new URL(name, root), 'utf8') }) }
})
const rules = indexRules(files.flatMap(({ documents }) => documents.flatMap(({ rule }) => rule ?? [])))

function filesIn(folder: URL, extension: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(extension))
    .map((path) => path.replaceAll('\\', '/').slice(0, -extension.length))
    .sort()
}

describe.each([...backends])('%s', (name, backend) => {
  const folder = new URL(`./${name}/`, import.meta.url)
  const texts = new Map(files.map(({ path, documents }) => [path, goldenText(documents, backend, rules)]))
  if (update) {
    rmSync(folder, { recursive: true, force: true })
    for (const [path, text] of texts) {
      const file = new URL(`${path}.txt`, folder)
      mkdirSync(dirname(fileURLToPath(file)), { recursive: true })
      writeFileSync(file, text)
    }
  }

  test('has a golden file for each rule, and for nothing else', () => {
    expect(filesIn(folder, '.txt')).toEqual(paths)
  })

  test.each([...texts])('%s', (path, text) => {
    expect(text).toBe(readFileSync(new URL(`${path}.txt`, folder), 'utf8'))
  })
})
