import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

/** A run of the built program that a signal ends. */
export interface Interruption {
  readonly signal: NodeJS.Signals
  /**
   * The change in the output folder that triggers the signal: temporary files that appear, grow and become the outputs.
   */
  readonly change: number
  /** All rules in one file, or one file per rule. */
  readonly output: 'file' | 'folder'
}

const RULES = 24
const OLD = 'old\n'

/** The state after an interrupted run. */
export interface Aftermath {
  /** False if the run ended before the signal. */
  readonly wasEnded: boolean
  /** Problems with its files and with the next run; empty if each file is as before or complete. */
  readonly problems: readonly string[]
}

/** Runs the program over a folder of old outputs, interrupts it, and runs it again. */
export async function interruptedRun({ signal, change, output }: Interruption): Promise<Aftermath> {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-interrupt-'))
  try {
    for (const name of ['rules', 'out', 'whole']) mkdirSync(join(folder, name))
    for (let at = 0; at < RULES; at++) writeFileSync(join(folder, 'rules', `r${at}.yml`), ruleText(at))
    const args = (place: string): readonly string[] => [
      ...['convert', 'rules', '-t', 'splunk', '-o', output === 'file' ? `${place}/all.spl` : `${place}/`],
    ]
    await ended(args('whole'), folder)
    const whole = textsIn(join(folder, 'whole'))
    for (const name of whole.keys()) writeFileSync(join(folder, 'out', name), OLD)
    const wasEnded = await interrupted(args('out'), folder, signal, change)
    const left = textsIn(join(folder, 'out'))
    const problems = halfWritten(left, whole, signal !== 'SIGKILL')
    const code = await ended(args('out'), folder)
    const after = textsIn(join(folder, 'out'))
    if (code !== 0) problems.push(`the next run ended with ${code}`)
    if (!isSame(after, whole)) problems.push(`the next run left ${[...after.keys()].join(', ')}`)
    return { wasEnded, problems }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Returns the text of a long rule. */
export const ruleText = (at: number, value = 'x'): string =>
  `title: R${at}\nlogsource: {category: test}\ndetection:\n  s:\n    f: ${value.repeat(2000)}${at}\n  condition: s\n`

/** Returns the texts of the files in a folder. */
export const textsIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

/**
 * Each file must be the old or the new one. If the program could clean up, all must be, and no other file may remain.
 */
function halfWritten(
  left: ReadonlyMap<string, string>,
  whole: ReadonlyMap<string, string>,
  isCleared: boolean,
): string[] {
  const problems: string[] = []
  for (const [name, text] of whole) {
    const is = left.get(name)
    if (is !== OLD && is !== text) problems.push(`${name} is ${is === undefined ? 'gone' : 'half-written'}`)
  }
  if (!isCleared) return problems
  for (const name of left.keys()) if (!whole.has(name)) problems.push(`${name} was left behind`)
  if (new Set([...whole.keys()].map((name) => left.get(name) === OLD)).size > 1) problems.push('some are old, some new')
  return problems
}

/** True if two folders have the same files. */
export const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([name, text]) => b.get(name) === text)

/** Starts the built program. */
const start = (args: readonly string[], cwd: string) =>
  spawn(process.execPath, [main, ...args], { cwd, stdio: 'ignore', env: { PATH: process.env.PATH } })

/** Runs the built program to its end, and returns the exit code. */
export const ended = (args: readonly string[], cwd: string): Promise<number | null> =>
  new Promise((resolve) => start(args, cwd).on('close', resolve))

/** Runs the built program until a change in the folder `out`. False if it ended before the signal. */
export async function interrupted(
  args: readonly string[],
  cwd: string,
  signal: NodeJS.Signals,
  change: number,
): Promise<boolean> {
  let left = change
  const watcher = watch(join(cwd, 'out'))
  const child = start(args, cwd)
  watcher.on('change', () => {
    if (left-- === 0) child.kill(signal)
  })
  const ending = await new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)))
  watcher.close()
  return ending === signal
}
