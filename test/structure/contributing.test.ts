import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository } from './sources.js'

const read = (file: string): string => readFileSync(join(repository, file), 'utf8')
const page = read('CONTRIBUTING.md')

/** Only npm or other scripts run these. */
const internal = new Set(['generate', 'prepack', 'postprepare', 'test'])

test('CONTRIBUTING.md lists every script of package.json', () => {
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
  const missing = scripts.filter((name) => !internal.has(name) && !page.includes(`\`npm run ${name}`))
  expect(missing).toEqual([])
})

test('a script of package.json runs each program in scripts/', () => {
  const commands = Object.values(JSON.parse(read('package.json')).scripts).join('\n')
  const programs = readdirSync(join(repository, 'scripts')).filter((name) => /\.(?:ts|mjs)$/.test(name))
  expect(programs.filter((name) => !commands.includes(`scripts/${name}`))).toEqual([])
})

test('CONTRIBUTING.md lists every variable that tests and scripts read', () => {
  const files = execFileSync('git', ['ls-files', 'src', 'backends', 'test', 'scripts', 'vitest.config.ts'], {
    cwd: repository,
    encoding: 'utf8',
  })
  const code = files.split('\n').filter((file) => /\.(?:ts|mjs)$/.test(file))
  const names = code.flatMap((file) => read(file).match(/\b(?:SIGMACAST|UPDATE)_[A-Z_]+\b/g) ?? [])
  expect([...new Set(names)].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
