import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { fetchCorpus } from '../../scripts/corpus/fetch.js'

const folder = mkdtempSync(join(tmpdir(), 'sigmacast-corpora-'))
const upstream = join(folder, 'upstream')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const git = (...args: readonly string[]): string => {
  const author = ['-c', 'user.name=n', '-c', 'user.email=n@example.org']
  return execFileSync('git', [...author, ...args], { cwd: upstream, encoding: 'utf8' }).trim()
}

function commit(text: string): string {
  writeFileSync(join(upstream, 'rules', 'a.yml'), text)
  git('add', '.')
  git('commit', '--quiet', '--message', text)
  return git('rev-parse', 'HEAD')
}

test('fetches a corpus once per revision', () => {
  mkdirSync(join(upstream, 'rules'), { recursive: true })
  writeFileSync(join(upstream, 'other'), '')
  git('init', '--quiet')
  git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  const [first, second] = [commit('title: first\n'), commit('title: second\n')]
  const corpus = { folder: 'c/rules', title: 'c', url: pathToFileURL(upstream).href, parts: ['rules'] }
  const target = join(folder, 'corpora')
  const textOf = (): string => readFileSync(join(target, 'c/rules/a.yml'), 'utf8')

  expect(fetchCorpus({ ...corpus, revision: first }, target)).toBe(true)
  expect(textOf()).toBe('title: first\n')
  expect(fetchCorpus({ ...corpus, revision: first }, target)).toBe(false)
  expect(fetchCorpus({ ...corpus, revision: second }, target)).toBe(true)
  expect(textOf()).toBe('title: second\n')
  expect(existsSync(join(target, 'c/other'))).toBe(false)
})
