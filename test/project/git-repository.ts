import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

const settings = ['user.name=a', 'user.email=a@example.com', 'commit.gpgsign=false', 'maintenance.auto=false']

/** Runs git in a folder, and returns what it prints. */
export const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  })

/** Commits everything in a folder. */
export function commit(folder: string): void {
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'rules', '--allow-empty')
}

/** Makes a folder a repository with one commit on the branch `main`. */
export function commitAll(folder: string): void {
  git(folder, 'init', '-q', '-b', 'main', '--template=')
  commit(folder)
}

type Files = Readonly<Record<string, string | Uint8Array>>

/** The repositories until now, by their files: git takes several processes for each. */
const repositories = new Map<string, Files>()

/** A temporary repository with one commit of these files on the branch `main`, removed after the test. */
export function repositoryWith(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-git-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const key = JSON.stringify(files)
  const known = repositories.get(key)
  write(folder, known ?? files)
  if (known !== undefined) return folder
  commitAll(folder)
  repositories.set(key, contentOf(folder))
  return folder
}

function write(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

const contentOf = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  )
