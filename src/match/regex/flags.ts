/** The flags that apply at a place of a regular expression. */
export interface Flags {
  /** `i` */
  readonly ignoresCase: boolean
  /** `m`: `^` and `$` match at lines. */
  readonly isMultiline: boolean
  /** `s`: the dot matches a line break. */
  readonly dotMatchesBreak: boolean
}

/** Returns the flags of a whole expression, from their letters; other letters have no effect. */
export const initialFlags = (flags: string): Flags => ({
  ignoresCase: flags.includes('i'),
  isMultiline: flags.includes('m'),
  dotMatchesBreak: flags.includes('s'),
})

/** `U` makes repetitions lazy, so that it does not matter to a search. */
const INLINE = /^([imsU]*)(?:-([imsU]+))?$/

/** Returns the flags after inline ones, such as `i` or `s-m`. Returns `undefined` if one of them is not supported. */
export function changedFlags(flags: Flags, inline: string): Flags | undefined {
  const match = INLINE.exec(inline)
  if (match === null) return undefined
  const [, on = '', off = ''] = match
  const changed = (before: boolean, letter: string): boolean => (before || on.includes(letter)) && !off.includes(letter)
  return {
    ignoresCase: changed(flags.ignoresCase, 'i'),
    isMultiline: changed(flags.isMultiline, 'm'),
    dotMatchesBreak: changed(flags.dotMatchesBreak, 's'),
  }
}
