import { foldCase } from '../../../src/ir/glob.js'

/** Characters outside of ASCII with the given lower case: the Kelvin sign for `k`, `Ö` for `ö`. */
export const capitalsOf = (lower: string): readonly string[] => tables().capitals.get(lower) ?? []

/** Each character outside of ASCII that has another lower case, with that lower case, in code point order. */
export const allCapitals = (): readonly (readonly [capital: string, lower: string])[] => tables().pairs

/** True if another text is equal to this one when letter case is ignored. */
export const hasOtherCase = (text: string): boolean =>
  Array.from(foldCase(text)).some((char) => /[a-z]/.test(char) || capitalsOf(char).length > 0)

/** The character and its case-insensitive equivalents in regular expressions: single characters only, as in RE2. */
export function caseVariants(char: string): readonly string[] {
  const expression = new RegExp(`^${char.replace(/[\\^$.|?*+()[\]{}/]/, '\\$&')}$`, 'iu')
  const others = tables().relatives.get(relativeKey(char)) ?? []
  return [char, ...others.filter((other) => other !== char && expression.test(other))]
}

interface Tables {
  readonly capitals: ReadonlyMap<string, readonly string[]>
  readonly pairs: readonly (readonly [string, string])[]
  /** Characters that may be the same letter, by the lower case of their upper case. */
  readonly relatives: ReadonlyMap<string, readonly string[]>
}

let cachedTables: Tables | undefined

/** Builds the tables on first use, because they visit every character that has letter case. */
function tables(): Tables {
  if (cachedTables !== undefined) return cachedTables
  const capitals = new Map<string, string[]>()
  const relatives = new Map<string, string[]>()
  const pairs: (readonly [string, string])[] = []
  for (let code = 0x41; code <= 0x1ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const char = String.fromCodePoint(code)
    if (char.toLowerCase() === char.toUpperCase()) continue
    add(relatives, relativeKey(char), char)
    const lower = foldCase(char)
    if (code < 0x80 || lower === char) continue
    add(capitals, lower, char)
    pairs.push([char, lower])
  }
  cachedTables = { capitals, pairs, relatives }
  return cachedTables
}

function add(map: Map<string, string[]>, key: string, char: string): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [char])
  else list.push(char)
}

function relativeKey(char: string): string {
  const upper = char.toUpperCase()
  return (Array.from(upper).length === 1 ? upper : char).toLowerCase()
}
