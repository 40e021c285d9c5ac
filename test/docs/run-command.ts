import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { run } from '../../src/cli/run.js'
import { nodeDisk } from '../../src/project/files/disk.js'
import { root } from './pages.js'

/** Returns the output of a command in the root of the repository, with both streams together as in a terminal. */
export async function runCommand(command: string): Promise<string> {
  const [, words, stderr, filter] = SIMPLE.exec(command) ?? []
  if (words === undefined) return runInShell(command)
  const { stdout, both } = await runHere(argumentsIn(words))
  const printed = stderr === '2>/dev/null' ? stdout : both
  if (filter === undefined) return printed
  return stderr === undefined ? runInShell(command) : runInShell(filter, printed)
}

/** `sigmacast` with words that may be quoted, then redirections of standard error, and filters of the output. */
const SIMPLE = /^sigmacast((?: (?:'[^'\n]*'|"[^"\\$`\n]*"|[\w./,:=@%+*-])+)*)(?: (2>\/dev\/null|2>&1))?(?: \| (.+))?$/s

const argumentsIn = (words: string): readonly string[] =>
  (words.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []).map((word) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double),
  )

/** Runs the command line in this process, which is faster than a process per command. */
async function runHere(args: readonly string[]): Promise<{ readonly stdout: string; readonly both: string }> {
  const written = { stdout: '', both: '' }
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY: false,
    columns: 80,
    write: (text: string): void => {
      written.both += text
      if (name === 'stdout') written.stdout += text
    },
    isClosed: () => false,
  })
  const stdin = async function* (): AsyncGenerator<Uint8Array> {}
  await run({
    args,
    stdin,
    stdout: output('stdout'),
    stderr: output('stderr'),
    cwd: root,
    env: { NO_COLOR: '1' },
    now: () => 0,
    after: () => () => {},
    disk: nodeDisk,
    holdSignals: () => () => {},
  })
  return written
}

/** Replaces `sigmacast` with the built program. */
function runInShell(command: string, input = ''): string {
  const line = command.replace(/^sigmacast\b/, `node ${join(root, 'dist/src/cli/main.js')}`)
  const env = { ...process.env, NO_COLOR: '1' }
  return spawnSync(`{ ${line}; } 2>&1`, { cwd: root, shell: true, encoding: 'utf8', env, input }).stdout
}
