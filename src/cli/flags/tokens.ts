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
 * Splits arguments into flags, their values and positional arguments. Never throws. `parseArgs` of Node.js returns the
 * same tokens, but its modules are compiled at each start, which takes 0.8 ms.
 */
export function tokensOf(args: readonly string[], flags: Flags): readonly Token[] {
  const { longName, takesValue } = openNames(flags)
  const tokens: Token[] = []
  const rest = args.map((text, index) => ({ text, index }))
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const { text, index } = arg
    if (text === '--') {
      tokens.push({ kind: 'option-terminator', index })
      for (const { text: value, index } of rest) tokens.push({ kind: 'positional', index, value })
      break
    }
    const isLong = text.startsWith('--')
    if (!text.startsWith('-') || text === '-') {
      tokens.push({ kind: 'positional', index, value: text })
    } else if (!isLong && text.length > 2 && !takesValue(longName(text.charAt(1)))) {
      rest.unshift(...separate(text, (short) => takesValue(longName(short))).map((short) => ({ text: short, index })))
    } else {
      const { rawName, value } = isLong ? splitLong(text) : splitShort(text)
      const name = isLong ? rawName.slice(2) : longName(text.charAt(1))
      const next = value === undefined && takesValue(name) ? rest.shift()?.text : undefined
      const inlineValue = value !== undefined ? true : next !== undefined ? false : undefined
      tokens.push({ kind: 'option', name, rawName, index, value: value ?? next, inlineValue })
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

interface Split {
  readonly rawName: string
  readonly value: string | undefined
}

/** `--output=a.txt` → `--output`, `a.txt` */
function splitLong(text: string): Split {
  const end = text.indexOf('=', 3)
  return end < 0 ? { rawName: text, value: undefined } : { rawName: text.slice(0, end), value: text.slice(end + 1) }
}

/** `-oa.txt` → `-o`, `a.txt` */
const splitShort = (text: string): Split => ({
  rawName: text.slice(0, 2),
  value: text.length > 2 ? text.slice(2) : undefined,
})

/** `-abo.txt` → `-a`, `-b`, `-o.txt` */
function separate(group: string, takesValue: (short: string) => boolean): readonly string[] {
  const shorts = [...group.slice(1)]
  const last = shorts.findIndex(takesValue)
  const alone = last < 0 ? shorts : shorts.slice(0, last)
  return [...alone.map((short) => `-${short}`), ...(last < 0 ? [] : [`-${shorts.slice(last).join('')}`])]
}
