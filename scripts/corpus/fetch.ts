import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Corpus } from './corpora.js'

/** File with the revision of a corpus. It is written last, so that an incomplete corpus is not used. */
const REVISION = 'revision'

/** Fetches a corpus at its revision into a folder, and returns false if it is already there. Requires git. */
export function fetchCorpus({ folder: place, url, revision, parts }: Corpus, folder: string): boolean {
  const target = join(folder, dirname(place))
  const marker = join(target, REVISION)
  if (existsSync(marker) && readFileSync(marker, 'utf8') === revision) return false
  const clone = `${target}.clone`
  for (const path of [clone, target]) rmSync(path, { recursive: true, force: true })
  for (const path of [clone, target]) mkdirSync(path, { recursive: true })
  git(clone, 'init', '--quiet')
  git(clone, 'fetch', '--quiet', '--depth', '1', url, revision)
  git(clone, 'checkout', '--quiet', 'FETCH_HEAD', '--', ...parts)
  for (const part of parts) renameSync(join(clone, part), join(target, part))
  rmSync(clone, { recursive: true, force: true })
  writeFileSync(marker, revision)
  return true
}

/** Runs git so that files keep the bytes of the repository, on Windows too. */
function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'core.autocrlf=false', ...args], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] })
}
