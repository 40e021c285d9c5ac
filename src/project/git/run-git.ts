import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { usageError } from '../files/usage-error.js'

/** Most bytes of the output of one command: more than the names of a million files. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024

/**
 * Runs git in a folder and returns its standard output. Throws a usage error with the reason if git is missing or the
 * command fails.
 */
export async function runGit(cwd: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', [...args], { cwd, maxBuffer: MAX_OUTPUT_BYTES })
    return stdout
  } catch (error) {
    throw usageError(`git failed: ${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'ENOENT') return 'the program is not installed'
  const output = 'stderr' in error ? String(error.stderr).trim() : ''
  return (output === '' ? error.message : output).replace(/^fatal: /, '').split('\n', 1)[0] ?? ''
}
