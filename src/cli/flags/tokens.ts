import type { Flags } from './flags.js'

/** A flag as written. */
export interface OptionToken {
  readonly kind: 'option'
  /** The long name. An unknown short flag has its letter as its name. */
  readonly name: string
  /** The name with its hyphens: `-t`, `--target`. */
  readonly rawName: string
  /** The position of its argument. */
  readonly index: number
  readonly value: string | undefined
  /** True if the value is in the same argument, false if it is the next one; undefined without a value. */
  readonly inlineValue: boolean | undefined
}

/** A part of a command line. */
export type Token =
  | OptionToken
  | { readonly kind: 'positional'; readonly index: number; readonly value: string }
  | { readonly kind: 'option-terminator'; readonly index: number }

/**
 * Splits arguments into flags, their values and positional arguments. Never throws. `parseArgs` of Node.js does the same,
 * but its modules are compiled at each start, which takes 0.8 ms.
 */
export function tokensOf(args: readonly string[], flags: Flags): readonly Token[] {
  const names = openNames(flags)
  const tokens: Token[] = []
  for (let index = 0; index < args.length; index++) {
    const text = args[index] ?? ''
    if (text === '--') {
      tokens.push({ kind: 'option-terminator', index })
      for (index++; index < args.length; index++) tokens.push({ kind: 'positional', index, value: args[index] ?? '' })
    } else if (!text.startsWith('-') || text === '-') {
      tokens.push({ kind: 'positional', index, value: text })
    } else {
      const own = text.startsWith('--') ? [longOption(text)] : shortOptions(text, names)
      for (const [at, option] of own.entries()) {
        const isWaiting = at === own.length - 1 && option.value === undefined && names.takesValue(option.name)
        const next = isWaiting ? args[index + 1] : undefined
        const inlineValue = option.value !== undefined ? true : next !== undefined ? false : undefined
        tokens.push({ kind: 'option', ...option, index, value: option.value ?? next, inlineValue })
        if (next !== undefined) index++
      }
    }
  }
  return tokens
}

interface Names {
  readonly longName: (short: string) => string
  readonly takesValue: (name: string) => boolean
}

function openNames(flags: Flags): Names {
  const byShort = new Map(Object.entries(flags).map(([name, { short }]) => [short, name]))
  return {
    longName: (short) => byShort.get(short) ?? short,
    takesValue: (name) => Object.hasOwn(flags, name) && flags[name]?.value !== undefined,
  }
}

/** A flag with the value in its own argument. */
type Option = Pick<OptionToken, 'name' | 'rawName' | 'value'>

/** `--output=a.txt` → `--output`, `a.txt` */
function longOption(text: string): Option {
  const end = text.indexOf('=', 3)
  const rawName = end < 0 ? text : text.slice(0, end)
  return { name: rawName.slice(2), rawName, value: end < 0 ? undefined : text.slice(end + 1) }
}

/** `-aboa.txt` → `-a`, `-b`, `-o` with `a.txt` */
function shortOptions(text: string, { longName, takesValue }: Names): readonly Option[] {
  const options: Option[] = []
  let end = 1
  for (const short of text.slice(1)) {
    end += short.length
    const name = longName(short)
    const value = end < text.length && takesValue(name) ? text.slice(end) : undefined
    options.push({ name, rawName: `-${short}`, value })
    if (value !== undefined) break
  }
  return options
}
