import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { onTestFinished } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

interface Step {
  readonly name: string
  readonly id?: string
  readonly if?: string
  readonly 'working-directory'?: string
  readonly env?: Readonly<Record<string, string>>
  readonly run: string
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly runs: { readonly steps: readonly Step[] }
}

export const action = load(readFileSync(join(root, 'action.yml'), 'utf8')) as Action

export interface StepResult {
  readonly name: string
  /** Null if the condition of the step does not hold. */
  readonly code: number | null
  readonly output: string
}

export interface ActionResult {
  readonly steps: readonly StepResult[]
  /** The text of a file that the action wrote below the folder for temporary files; empty if there is none. */
  readonly fileText: (name: string) => string
  /** The arguments of each call of npm and gh. */
  readonly calls: readonly string[]
}

export interface ActionSettings {
  readonly inputs?: Readonly<Record<string, string>>
  /** Values of the context `github` besides those of a pull request of the same repository. */
  readonly github?: Readonly<Record<string, string>>
  /** The output of gh. */
  readonly gh?: string
}

/**
 * Runs the scripts of the action in a repository as GitHub runs them: one after the other in bash, each if its condition
 * holds. npm and gh only write down how they were called; npm also tells its prefix.
 */
export function runAction(cwd: string, settings: ActionSettings = {}): ActionResult {
  const temporary = mkdtempSync(join(tmpdir(), 'sigmacast-runner-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  const env = { ...environmentIn(temporary, settings.gh ?? ''), GITHUB_WORKSPACE: cwd }
  installPackage(cwd)
  const context = new Map<string, string>([
    ['github.repository', 'acme/detections'],
    ['github.event.pull_request.number', '7'],
    ['github.event.pull_request.head.repo.full_name', 'acme/detections'],
    ['github.event.pull_request.base.sha', 'main'],
    ['github.token', 'secret'],
    ...Object.entries(settings.github ?? {}),
  ])
  for (const [name, { default: value = '' }] of Object.entries(action.inputs))
    context.set(`inputs.${name}`, settings.inputs?.[name] ?? expand(value, context))
  const steps = action.runs.steps.map((step) => runStep(step, cwd, env, context))
  const fileText = (name: string): string => {
    const paths = readdirSync(temporary, { recursive: true, encoding: 'utf8' })
    return textOf(join(temporary, paths.find((path) => basename(path) === name) ?? name))
  }
  return { steps, fileText, calls: fileText('calls').split('\n').slice(0, -1) }
}

function runStep(
  step: Step,
  cwd: string,
  env: Readonly<Record<string, string>>,
  context: Map<string, string>,
): StepResult {
  const { name, id = '', run } = step
  if (!holds(step.if ?? '', context)) return { name, code: null, output: '' }
  const own = Object.entries(step.env ?? {}).map(([key, value]) => [key, expand(value, context)])
  writeFileSync(env.GITHUB_OUTPUT ?? '', '')
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run], {
    cwd: join(cwd, expand(step['working-directory'] ?? '', context)),
    env: { ...process.env, ...env, ...Object.fromEntries(own) },
    encoding: 'utf8',
  })
  for (const [, key, value = ''] of textOf(env.GITHUB_OUTPUT ?? '').matchAll(/^(\w+)=(.*)$/gm))
    context.set(`steps.${id}.outputs.${key}`, value)
  context.set(`steps.${id}.outcome`, status === 0 ? 'success' : 'failure')
  return { name, code: status, output: stdout + stderr }
}

/** Replaces the expressions in a text with values of the context. */
const expand = (text: string, context: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, name: string) => context.get(name) ?? '')

/** Evaluates a condition: comparisons that are joined by `&&`. A step without one runs if no step before it has failed. */
function holds(condition: string, context: ReadonlyMap<string, string>): boolean {
  if (condition === '') return ![...context].some(([name, value]) => name.endsWith('.outcome') && value === 'failure')
  const terms = condition.replaceAll(/^\$\{\{|\}\}$|\n/g, ' ').split('&&')
  return terms.every((term) => {
    const [left = '', operator, right = ''] = term.trim().split(/ (==|!=) /)
    if (operator === undefined) return left === '!cancelled()'
    return (operand(left, context) === operand(right, context)) === (operator === '==')
  })
}

const operand = (text: string, context: ReadonlyMap<string, string>): string =>
  text.startsWith("'") ? text.slice(1, -1) : (context.get(text) ?? '')

function environmentIn(folder: string, gh: string): Readonly<Record<string, string>> {
  const programs = join(folder, 'programs')
  mkdirSync(programs)
  writeFileSync(join(folder, 'gh-output'), gh)
  for (const name of ['npm', 'gh']) {
    const answer =
      name === 'gh' ? `cat '${folder}/gh-output'` : '[ "$1" != prefix ] || PATH="$REAL_PATH" exec npm prefix'
    writeFileSync(join(programs, name), `#!/bin/sh\necho "${name} $*" >> '${folder}/calls'\n${answer}\n`)
    chmodSync(join(programs, name), 0o755)
  }
  return {
    PATH: `${programs}${delimiter}${process.env.PATH}`,
    REAL_PATH: process.env.PATH ?? '',
    RUNNER_TEMP: folder,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_REPOSITORY: 'acme/detections',
    NO_COLOR: '1',
  }
}

/** Links this package into a folder, as `npm ci` would install it. */
function installPackage(folder: string): void {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
  symlinkSync(root, join(folder, 'node_modules/sigmacast'), 'junction')
  const command = join(folder, 'node_modules/.bin/sigmacast')
  writeFileSync(command, `#!/bin/sh\nexec node '${join(root, 'dist/src/cli/main.js')}' "$@"\n`)
  chmodSync(command, 0o755)
}

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')
