import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = fileURLToPath(new URL('../../../', import.meta.url))

/** Creates a temporary folder with these files, and returns its path. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-site-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** Runs the built program in a folder, by default in the repository. Rules with errors are no failure. */
export function runProgram(args: readonly string[], cwd = repository): void {
  try {
    execFileSync(process.execPath, [join(repository, 'dist/src/cli/main.js'), ...args], { cwd, stdio: 'pipe' })
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer }
    if (status !== 1) throw new Error(`sigmacast ${args.join(' ')} ended with ${status}: ${stderr}`)
  }
}
