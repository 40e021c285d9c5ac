import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Disk, nodeDisk } from '../../src/project/files/disk.js'
import { repositoryWith } from '../project/git-repository.js'
import { type Files, filesIn, folderWith, invoke, rule } from './invoke.js'

const config = `rules: rules/
outputs:
  all: { target: plain, format: stanza, path: dist/all.conf }
  each: { target: plain, path: 'dist/{stem}.txt' }
`

const project: Files = { 'sigmacast.yml': config, 'rules/a.yml': rule('A', 'f: 1'), 'rules/b.yml': rule('B', 'f: 2') }

const generatedIn = (cwd: string): Record<string, string> =>
  Object.fromEntries(Object.entries(filesIn(cwd)).filter(([path]) => /^(?:dist|sigmacast\.lock)/.test(path)))

/** A disk on which one path cannot be written, as root cannot show it with permissions. */
const readOnly = (code: string, isHit: (path: string) => boolean): Disk => {
  const fail = (path: string): void => {
    if (isHit(path)) throw Object.assign(new Error(`${code}: refused, '${path}'`), { code })
  }
  return {
    ...nodeDisk,
    open: (path, ...more) => {
      fail(String(path))
      return nodeDisk.open(path, ...more)
    },
    rename: (from, to) => {
      fail(String(to))
      return nodeDisk.rename(from, to)
    },
  }
}

test.each([
  ['a read-only file', 'EACCES', 'dist/a.txt'],
  ['a read-only folder', 'EROFS', 'dist/'],
  ['a read-only manifest', 'EACCES', 'sigmacast.lock.json'],
  ['a full disk', 'ENOSPC', 'dist/all.conf'],
])('%s is one message, and the next run repairs the rest', async (_, error, place) => {
  const cwd = folderWith(project)
  await invoke('generate', { cwd })
  writeFileSync(join(cwd, 'rules/a.yml'), rule('A', 'f: 9'))
  const disk = readOnly(error, (path) => path.replaceAll('\\', '/').includes(`${cwd.replaceAll('\\', '/')}/${place}`))
  const { code, stderr } = await invoke('generate', { cwd, disk })
  expect({
    code,
    isClear: /^sigmacast: .*(?:dist|sigmacast\.lock)/m.test(stderr),
    trace: stderr.includes('    at '),
  }).toEqual({
    code: 2,
    isClear: true,
    trace: false,
  })
  const repaired = await invoke('generate', { cwd })
  expect({ code: repaired.code, files: Object.keys(generatedIn(cwd)) }).toEqual({
    code: 0,
    files: ['dist/a.txt', 'dist/all.conf', 'dist/b.txt', 'sigmacast.lock.json'],
  })
  expect(generatedIn(cwd)['dist/a.txt']).toBe('f=9\n')
})

test('one broken rule among 300 keeps the last good files, with one message', async () => {
  const documents = (file: number): string =>
    Array.from({ length: 100 }, (_, index) => rule(`R${file}-${index}`, `f: ${index}`)).join('---\n')
  const many = Array.from({ length: 3 }, (_, file) => [`rules/many/${file}.yml`, documents(file)])
  const each = "each: { target: plain, path: 'dist/{stem}.txt', select: { file: rules/*.yml } }"
  const cwd = folderWith({
    ...project,
    ...Object.fromEntries(many),
    'sigmacast.yml': config.replace(/each: .*/, each),
  })
  await invoke('generate', { cwd })
  const { 'sigmacast.lock.json': _, ...before } = generatedIn(cwd)
  writeFileSync(join(cwd, 'rules/a.yml'), rule('A', 'f|endswiht: x'))
  writeFileSync(join(cwd, 'rules/b.yml'), rule('B', 'f: 9'))
  const { code, stdout, stderr } = await invoke('generate', { cwd })
  expect({ code, lines: stdout.trimEnd().split('\n').slice(0, 3) }).toEqual({
    code: 1,
    lines: [
      'all   dist/all.conf  not written; 1 rule failed',
      'each  dist/          1 updated; 1 rule failed',
      '      ~ b.txt',
    ],
  })
  expect(stderr.match(/^rules\/.* error .*/gm)).toEqual([
    'rules/a.yml:5:7 error unknown-modifier: `endswiht` is not a modifier',
  ])
  const { 'sigmacast.lock.json': __, ...after } = generatedIn(cwd)
  expect(after).toEqual({ ...before, 'dist/b.txt': 'f=9\n' })
})

test.each<[string, Files, Files, string]>([
  [
    'a configuration with errors in the revision',
    { 'sigmacast.yml': 'rulez: rules/\n' },
    { 'sigmacast.yml': config },
    'sigmacast: the configuration of HEAD has errors: ',
  ],
  [
    'a configuration with errors in the working tree',
    { 'sigmacast.yml': config },
    { 'sigmacast.yml': `${config}rulez: x\n` },
    'sigmacast.yml:5:1 error ',
  ],
])('diff explains %s', async (_, before, after, message) => {
  const cwd = repositoryWith({ ...project, ...before })
  for (const [path, text] of Object.entries(after)) writeFileSync(join(cwd, path), text)
  const { code, stdout, stderr } = await invoke('diff', { cwd })
  expect({ code, stdout, isClear: stderr.startsWith(message) }).toEqual({ code: 2, stdout: '', isClear: true })
})

test('diff compares the other rules if one is broken, and reports it', async () => {
  const cwd = repositoryWith(project)
  writeFileSync(join(cwd, 'rules/a.yml'), rule('A', 'f|endswiht: 1'))
  writeFileSync(join(cwd, 'rules/b.yml'), rule('B', 'f: [2, 3]'))
  const { code, stdout, stderr } = await invoke('diff', { cwd })
  expect({ code, b: /~ B .*\n {2}wider/.test(stdout) }).toEqual({ code: 0, b: true })
  expect(`${stdout}${stderr}`).toContain('rules/a.yml')
  expect(readFileSync(join(cwd, 'rules/a.yml'), 'utf8')).toContain('endswiht')
  const breaking = await invoke('diff --breaking --exit-code', { cwd })
  expect({ code: breaking.code, a: breaking.stdout.includes('rules/a.yml') }).toEqual({ code: 1, a: true })
})
