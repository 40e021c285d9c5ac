import { spawn } from 'node:child_process'
import { usageError } from '../files/usage-error.js'

export interface GitSettings {
  /** Variables in addition to those of the process. */
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

/**
 * Runs git in a folder and returns its standard output. Throws a usage error with the reason if git is missing or the
 * command fails.
 */
export async function runGit(
  cwd: string,
  args: readonly string[],
  { env = {}, input = '' }: GitSettings = {},
): Promise<string> {
  // Its messages are read, so they must be in English.
  const git = spawn('git', [...args], { cwd, env: { ...process.env, LANGUAGE: 'en', ...env }, stdio: 'pipe' })
  git.stdin.on('error', () => {}) // A command may end before it has read its input.
  git.stdin.end(input)
  const [output, errors] = [textOf(git.stdout), textOf(git.stderr)]
  const code = await new Promise<number | null>((resolve, reject) => {
    git.on('error', (error) => reject(usageError(`git failed: ${spawnReason(error)}`)))
    git.on('close', resolve)
  })
  if (code === 0) return output
  const reason = (await errors).trim().replace(/^(?:fatal|error): /, '')
  throw usageError(`git failed: ${reason.split('\n', 1)[0] || `\`git ${args[0]}\` ended with ${code}`}`)
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: string[] = []
  stream.setEncoding('utf8')
  for await (const chunk of stream) chunks.push(String(chunk))
  return chunks.join('')
}

const spawnReason = (error: Error): string =>
  'code' in error && error.code === 'ENOENT' ? 'the program is not installed, or the folder is missing' : error.message
