import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { sources } from './sources.js'

/** The folders of vendors, the targets with all their names, and other words of vendors. */
const names: ReadonlySet<string> = new Set([
  ...readdirSync(new URL('../../backends/', import.meta.url), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  ),
  ...[...backends.values()].flatMap(({ name, otherNames = [], pipelineNames = [] }) => [
    name,
    ...otherNames,
    ...pipelineNames,
  ]),
  ...['kibana', 'spl', 'es|ql', 'cloud siem'],
])

// The syntax of Lucene is the model of several languages.
const allowed: ReadonlySet<string> = new Set(['lucene'])

/** A short name only counts as a whole word: `split` contains `spl`. */
const mentions = (text: string, name: string): boolean => {
  const literal = name.replace(/[|]/g, '\\|')
  return new RegExp(name.length > 4 ? literal : `\\b${literal}\\b`, 'i').test(text)
}

test('nothing in src/ and grammar/ names a platform', () => {
  const named = [...sources]
    .filter(([path]) => /^(src|grammar)\//.test(path))
    .flatMap(([path, text]) =>
      [...names]
        .filter((name) => !allowed.has(name) && mentions(`${path}\n${text}`, name))
        .map((name) => `${path}: ${name}`),
    )
  expect(named).toEqual([])
})
