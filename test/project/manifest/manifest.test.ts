import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { MANIFEST_VERSION, type Manifest, type ManifestArtifact } from '../../../src/project/manifest/manifest.js'
import { printManifest } from '../../../src/project/manifest/print-manifest.js'
import { readManifest } from '../../../src/project/manifest/read-manifest.js'
import { quickly } from '../../readers/ajv-options.js'

const artifact = (path: string, hash = 'aa'): ManifestArtifact => ({
  path,
  id: null,
  rule: `rules/${path}.yml`,
  target: 'plain',
  format: 'query',
  name: null,
  fidelity: 'exact',
  assumptions: [],
  losses: ['f in [1, ]'],
  inputs: { 'rules/b.yml': '2', 'rules/a.yml': '1' },
  settings: '1',
  hash,
})

const manifest = (...paths: readonly string[]): Manifest => ({
  sigmacast: '0.1.0',
  files: paths.map((path) => ({ path, output: 'each', hash: `hash of ${path}` })),
  artifacts: paths.map((path) => artifact(path)),
})

const withHash = (path: string, hash: string): Manifest => ({
  ...manifest(path),
  files: [{ path, output: 'each', hash }],
})

/** Returns the text that Git leaves of two versions. Everything between the first and the last difference is in conflict. */
function conflict(ours: string, theirs: string, base?: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')]
  let start = 0
  while (a[start] === b[start]) start++
  let end = 0
  while (a.at(-1 - end) === b.at(-1 - end)) end++
  const middle = (lines: readonly string[]): readonly string[] => lines.slice(start, lines.length - end)
  return [
    ...a.slice(0, start),
    '<<<<<<< HEAD',
    ...middle(a),
    ...(base === undefined ? [] : ['||||||| 1234567', base]),
    '=======',
    ...middle(b),
    '>>>>>>> branch',
    ...a.slice(a.length - end),
  ].join('\n')
}

test('reads what it writes, sorted', () => {
  const text = printManifest(manifest('b.txt', 'a.txt'))
  expect(readManifest(text)).toEqual({
    manifest: {
      ...manifest('a.txt', 'b.txt'),
      artifacts: ['a.txt', 'b.txt'].map((path) => artifact(path)),
    },
  })
  expect(printManifest(readManifest(text).manifest)).toBe(text)
  expect(text.split('\n').filter((line) => line.includes('"path"')).length).toBe(4)
})

test('its JSON Schema accepts what it writes', () => {
  const schema = JSON.parse(readFileSync(new URL('../../../schemas/manifest.json', import.meta.url), 'utf8'))
  const accepts = new Ajv2020({ ...quickly, strict: true }).compile(schema)
  const written = JSON.parse(printManifest(manifest('a.txt', 'b.txt')))
  expect({ isAccepted: accepts(written), errors: accepts.errors }).toEqual({ isAccepted: true, errors: null })
  expect(accepts({ ...written, files: [{ path: 'a' }] })).toBe(false)
  expect(accepts({ ...written, time: 'now' })).toBe(false)
})

test.each([
  ['two sides', undefined],
  ['two sides and their ancestor', '    {"path":"old.txt","output":"each","hash":"0"},'],
])('rebuilds a manifest from %s of a conflict', (_, base) => {
  const text = conflict(
    printManifest(manifest('a.txt', 'b.txt', 'z.txt')),
    printManifest(manifest('a.txt', 'c.txt', 'z.txt')),
    base,
  )
  const read = readManifest(text)
  expect(read.manifest.files.map(({ path }) => path).sort()).toEqual(['a.txt', 'b.txt', 'c.txt', 'z.txt'])
  expect(read.manifest.artifacts.map(({ path }) => path).sort()).toEqual(['a.txt', 'b.txt', 'c.txt', 'z.txt'])
  expect(read.conflicts).toEqual(new Set())
})

test('names the files that both sides of a conflict changed', () => {
  const text = conflict(printManifest(withHash('a.txt', '1')), printManifest(withHash('a.txt', '2')))
  expect(readManifest(text).conflicts).toEqual(new Set(['a.txt']))
})

test.each([
  ['is empty', '', 'it is empty'],
  ['is no JSON', '{"manifest": 1', 'it is not valid JSON'],
  ['is a list', '[]', 'it is not an object'],
  ['has no version', '{}', 'it has no version'],
  [
    'lacks a part',
    '{"manifest": 1, "sigmacast": "0.1.0", "files": []}',
    'it lacks `sigmacast`, `files` or `artifacts`',
  ],
  [
    'names a file outside of the project',
    printManifest(manifest('../a.txt')),
    'it has a wrong entry: {"path":"../a.txt","output":"each","hash":"hash of ../a.txt"}',
  ],
  [
    'names an absolute path',
    printManifest(manifest('/etc/passwd')),
    'it has a wrong entry: {"path":"/etc/passwd","output":"each","hash":"hash of /etc/passwd"}',
  ],
])('rejects a manifest that %s', (_, text, problem) => {
  expect(() => readManifest(text)).toThrow(`\`sigmacast.lock.json\` is damaged: ${problem}`)
})

test('rejects a manifest of a newer version', () => {
  const text = printManifest(manifest('a.txt')).replace(`"manifest": ${MANIFEST_VERSION}`, '"manifest": 99')
  expect(() => readManifest(text)).toThrow('a newer version of sigmacast (0.1.0) wrote `sigmacast.lock.json`')
})
