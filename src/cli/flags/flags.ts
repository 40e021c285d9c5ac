import { usageError } from '../../project/files/usage-error.js'
import { addValue } from '../../text/add-value.js'
import { didYouMean } from '../../text/suggest.js'
import { replacementOf } from './other-tools.js'
import { type OptionToken, type Token, tokensOf } from './tokens.js'

/** A command line flag. `value` is the placeholder in the help; a flag without one is boolean. */
export interface Flag {
  readonly value?: string
  /** The placeholder of a value that may be absent, and is written behind `=`: `--fix`, `--fix=unsafe`. */
  readonly inline?: string
  readonly short?: string
  readonly about: string
  /** The completions of its value in a shell. Default: none. */
  readonly completes?: Completes
}

/** Values that a shell completes: these, those of a kind, or names of files. */
export type Completes = readonly string[] | CompletedKind | 'files'

/** Kinds of values that a run knows. Pipelines and schemas are also files; options, limits and codes precede a `=`. */
export type CompletedKind =
  | 'targets'
  | 'formats'
  | 'pipelines'
  | 'schemas'
  | 'options'
  | 'limits'
  | 'codes'
  | 'reporters'
  | 'outputs'
  | 'environments'

export type Flags = Readonly<Record<string, Flag>>

/** Values by flag; a flag with a value returns all given values, in order. An absent value behind `=` is empty. */
export type FlagValues<F extends Flags> = {
  readonly [Name in keyof F]: F[Name] extends { readonly value: string } | { readonly inline: string }
    ? readonly string[]
    : boolean
}

export const verboseFlag = {
  verbose: { about: 'show every message, not one per reason' },
} as const satisfies Flags

export const helpFlag = { help: { short: 'h', about: 'show this help' } } as const satisfies Flags

/** Parses positional arguments and flags. Throws a usage error for an unknown flag. */
export function parseFlags<F extends Flags>(
  args: readonly string[],
  flags: F,
  command = '',
): { readonly positionals: readonly string[]; readonly values: FlagValues<F> } {
  const tokens = tokensOf(args, flags)
  // They would be read as `-o d` and `-o t`.
  const foreign = args.find((arg) => arg === '-od' || arg === '-ot')
  if (foreign !== undefined) throw unknownFlag(foreign, flags, command)
  const positionals: string[] = []
  const givenValues = new Map<string, string[]>()
  for (const [number, token] of tokens.entries()) {
    if (token.kind === 'positional') {
      refuseDetached(token.value, tokens[number - 1], flags)
      positionals.push(token.value)
    }
    if (token.kind !== 'option') continue
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined
    if (flag === undefined) throw unknownFlag(token.rawName, flags, command)
    addValue(givenValues, token.name, flagValue(token, flag))
  }
  const values = Object.entries(flags).map(([name, { value, inline }]) => [
    name,
    value === undefined && inline === undefined ? givenValues.has(name) : (givenValues.get(name) ?? []),
  ])
  return { positionals, values: Object.fromEntries(values) as FlagValues<F> }
}

/** Refuses `--fix unsafe`, whose value would be a path: the value of such a flag is written behind `=`. */
function refuseDetached(text: string, before: Token | undefined, flags: Flags): void {
  if (before?.kind !== 'option' || before.value !== undefined) return
  const flag = Object.hasOwn(flags, before.name) ? flags[before.name] : undefined
  if (flag?.inline === text)
    throw usageError(`\`${before.rawName} ${text}\` lacks a \`=\``, `write \`${before.rawName}=${text}\``)
}

function flagValue({ rawName, value, inlineValue }: OptionToken, flag: Flag): string {
  if (flag.inline !== undefined) return value ?? ''
  if (flag.value === undefined) {
    if (inlineValue === true) throw usageError(`\`${rawName}\` takes no value`)
    return ''
  }
  const next = value ?? ''
  // `--output --json` lacks a value; `--output=--json` has one.
  const missing = next === '' || (inlineValue !== true && next.startsWith('-') && next !== '-')
  if (missing) throw usageError(`\`${rawName}\` requires a value: \`${rawName} ${flag.value}\``)
  return next
}

function unknownFlag(rawName: string, flags: Flags, command: string): Error {
  const names = Object.keys(flags).map((name) => `--${name}`)
  const similar = rawName.startsWith('--') ? didYouMean(rawName, names) : undefined
  const help =
    replacementOf(command, rawName) ?? similar ?? (command === '' ? 'write the command before its flags' : undefined)
  return usageError(`unknown flag \`${rawName}\``, help)
}
