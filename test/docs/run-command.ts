import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { nodeDisk } from '../../src/cli/disk.js'
import { run } from '../../src/cli/run.js'
import { root } from './pages.js'

/** Returns what a command prints in the root of the repository, its two streams together as on a terminal. */
export async function runCommand(command: string): Promise<string> {
  const args = plainArguments(command)
  return args === undefined ? runInShell(command) : runHere(args)
}

/** The arguments of a command that needs no shell: `sigmacast`, and words that may be quoted. Otherwise undefined. */
function plainArguments(command: string): readonly string[] | undefined {
  if (!/^sigmacast (?:'[^'\n]*'|"[^"\\$`\n]*"|[\w ./,:=@%+-])*$/.test(command)) return undefined
  const [, ...words] = command.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []
  return words.map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double))
}

/** In this process, which is much quicker than a process for each command. */
async function runHere(args: readonly string[]): Promise<string> {
  let printed = ''
  const output = {
    isTTY: false,
    columns: 80,
    write: (text: string): void => {
      printed += text
    },
    isClosed: () => false,
  }
  const stdin = async function* (): AsyncGenerator<Uint8Array> {}
  await run({
    args,
    stdin,
    stdout: output,
    stderr: output,
    cwd: root,
    env: { NO_COLOR: '1' },
    now: () => 0,
    after: () => () => {},
    disk: nodeDisk,
    holdSignals: () => () => {},
  })
  return printed
}

/** With the built program in place of `sigmacast`. */
function runInShell(command: string): string {
  const line = command.replace(/^sigmacast\b/, `node ${join(root, 'dist/src/cli/main.js')}`)
  const env = { ...process.env, NO_COLOR: '1' }
  return spawnSync(`${line} 2>&1`, { cwd: root, shell: true, encoding: 'utf8', env }).stdout
}
