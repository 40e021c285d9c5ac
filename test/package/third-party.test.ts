import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { pages } from '../docs/pages.js'
import { installPackage, MAIN, npm } from './consumer.js'

// The package of docs/third-party-backends.md, built from its blocks of code, packed, and installed beside sigmacast.

const page = pages.find(({ name }) => name === 'docs/third-party-backends.md')
const blocks = page?.blocks ?? []
const project = installPackage()
const source = join(project, 'toy')

for (const { info, text } of blocks) {
  const [, file] = /^file=(\S+)$/.exec(info) ?? []
  if (file === undefined) continue
  mkdirSync(dirname(join(source, file)), { recursive: true })
  writeFileSync(join(source, file), text)
}
const packed = npm(source, 'pack', '--silent').trim()
npm(project, 'install', '--no-audit', '--no-fund', join(source, packed))
cpSync(join(source, 'rules'), join(project, 'detections'), { recursive: true })

const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

const shell = blocks.find(({ language, text }) => language === 'sh' && text.includes('npm install'))?.text ?? ''
const [output, generated] = blocks.filter(({ language }) => language === 'text').map(({ text }) => text)

test('the command on the page prints the output on the page', () => {
  const [, command = ''] = /^npx sigmacast (.*)/ms.exec(shell) ?? []
  const args = command.replaceAll('\\\n', ' ').replace('rules/', 'detections/').trim().split(/\s+/)
  expect(run(MAIN, ...args)).toBe(output)
})

test('npx runs the command, too', () => {
  const args = ['sigmacast', 'convert', 'detections', '--backend', 'sigmacast-backend-toy', '--target', 'toy']
  expect(npm(project, 'exec', '--offline', '--', ...args, '--unmapped-logsource', 'ignore')).toBe(
    'Image:"cmd.exe" AND User:"root"\n',
  )
})

test('the configuration on the page generates the file', () => {
  const config = readFileSync(join(source, 'sigmacast.config.js'), 'utf8').replace("'rules/", "'detections/")
  writeFileSync(join(project, 'sigmacast.config.js'), config)
  const printed = npm(project, 'exec', '--offline', '--', 'sigmacast', 'generate')
  expect(printed.replace(/\d+\.\d s$/m, '0.3 s')).toBe(generated)
  expect(readFileSync(join(project, 'dist/toy.txt'), 'utf8')).toContain('search = process:"cmd.exe" AND user:"root"\n')
  expect(() => npm(project, 'exec', '--offline', '--', 'sigmacast', 'generate', '--check')).not.toThrow()
  expect(run(MAIN, 'config', 'toy')).toContain('sigmacast-backend-toy/pipelines/toy.yml')
  rmSync(join(project, 'sigmacast.config.js'))
})

test('the tests of the template pass', () => {
  expect(run('--test', join(source, 'test/toy.test.js'))).toMatch(/^(?:#|ℹ) pass 2$/m)
})

test.each([
  ['check', 'detections', '--backend', 'sigmacast-backend-toy', '--strict'],
  ['explain', 'detections', '--backend', './toy/index.js', '--target', 'toy'],
  ['witness', 'detections', '--backend', 'sigmacast-backend-toy'],
  ['list', 'options', '--backend', 'sigmacast-backend-toy'],
])('%s accepts the backend', (...args) => {
  expect(() => run(MAIN, ...args)).not.toThrow()
})

test('a backend that does not parse is one line', () => {
  writeFileSync(join(project, 'broken.js'), 'export const = 1\n')
  expect(() => run(MAIN, 'list', 'targets', '--backend', './broken.js')).toThrow(
    /cannot be loaded: SyntaxError: Unexpected token '='\nSee `sigmacast list --help`\.\n$/,
  )
})
