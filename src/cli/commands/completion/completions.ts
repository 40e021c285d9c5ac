import { type Completes, type Flag, type Flags, helpFlag } from '../../flags/flags.js'
import { type Token, tokensOf } from '../../flags/tokens.js'
import { type Command, type Commands, loadAll } from '../command.js'
import { type Candidate, type Candidates, type CompletionContext, candidatesFor } from './candidates.js'

/**
 * Returns a line for each completion of the last of some words after `sigmacast`: the whole word, and after a tab what it
 * is. A last line `:files` says that names of files complete it, too.
 */
export async function completionsOf(
  words: readonly string[],
  commands: Commands,
  known: Pick<CompletionContext, 'targets' | 'cwd'>,
): Promise<string> {
  const last = words.at(-1) ?? ''
  const { names, files } = await candidatesOf(words.slice(0, -1), last, commands, known)
  const lines = names
    .filter(({ name }) => name.startsWith(last))
    .map(({ name, about }) => (about === '' ? name : `${name}\t${about}`))
  return [...lines, ...(files ? [':files'] : [])].map((line) => `${line}\n`).join('')
}

async function candidatesOf(
  before: readonly string[],
  last: string,
  commands: Commands,
  known: Pick<CompletionContext, 'targets' | 'cwd'>,
): Promise<Candidates> {
  const [name, ...args] = before
  if (name === undefined) return last.startsWith('-') ? only(programFlags) : only(await loadAll(commands))
  if (name === 'help') return only(args.length === 0 ? await loadAll(commands) : [])
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined
  return command === undefined ? only([]) : argumentsOf(command, args, last, known)
}

function argumentsOf(
  { flags: own, completes }: Command,
  args: readonly string[],
  last: string,
  known: Pick<CompletionContext, 'targets' | 'cwd'>,
): Candidates | Promise<Candidates> {
  const flags: Flags = { ...own, ...helpFlag }
  const tokens = tokensOf(args, flags)
  const valuesOf = (given: Completes | undefined, text: string, lead = ''): Promise<Candidates> =>
    candidatesFor(given ?? [], text, lead, { tokens, ...known })
  const isOver = tokens.some(({ kind }) => kind === 'option-terminator')
  const waiting = isOver ? undefined : waitingFlag(tokens.at(-1), args, flags)
  if (waiting !== undefined) return valuesOf(waiting.completes, last)
  const [, lead = '', name = '', text = ''] = (isOver ? null : /^(--([\w-]+)=)(.*)$/s.exec(last)) ?? []
  if (lead !== '') return valuesOf(Object.hasOwn(flags, name) ? flags[name]?.completes : undefined, text, lead)
  if (!isOver && last.startsWith('-') && last !== '-') return only(flagNames(flags))
  return valuesOf(
    completesAfter(
      tokens.flatMap((token) => (token.kind === 'positional' ? token.value : [])),
      completes,
    ),
    last,
  )
}

/** Returns the completions of an argument of a command, after its other arguments. */
const completesAfter = (before: readonly string[], completes: Command['completes'] = ['files']): Completes =>
  typeof completes === 'function' ? completes(before) : (completes[before.length] ?? completes.at(-1) ?? [])

/** Returns the flag whose value the next word is. */
function waitingFlag(token: Token | undefined, args: readonly string[], flags: Flags): Flag | undefined {
  if (token?.kind !== 'option' || token.index !== args.length - 1 || token.value !== undefined) return undefined
  const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined
  return flag?.value === undefined ? undefined : flag
}

const only = (names: readonly Candidate[]): Candidates => ({ names, files: false })

const flagNames = (flags: Flags): readonly Candidate[] =>
  Object.entries(flags).map(([name, { about }]) => ({ name: `--${name}`, about }))

const programFlags: readonly Candidate[] = flagNames({ ...helpFlag, version: { about: 'show the version' } })
