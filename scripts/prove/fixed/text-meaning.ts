/** A text of a rule: literal pieces, runs of any characters, and single characters. */
export type TextValue = readonly (string | Wildcard)[]
export type Wildcard = typeof ANY | typeof ONE
export const ANY = { wildcard: '*' } as const
export const ONE = { wildcard: '?' } as const

/** The text as Sigma writes it: a backslash makes `*`, `?` and `\` literal. */
export const written = (value: TextValue): string =>
  value.map((part) => (typeof part === 'string' ? part.replace(/[*?\\]/g, '\\$&') : part.wildcard)).join('')

/** An instance of the text, with these texts for the wildcards. */
export const filled = (value: TextValue, any = 'x', one = 'x'): string =>
  value.map((part) => (typeof part === 'string' ? part : part === ANY ? any : one)).join('')

/** A test of whole values. */
export function matchesText(value: TextValue, cased: boolean): (text: string) => boolean {
  const source = value.map((part) =>
    typeof part === 'string' ? part.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&') : part === ANY ? '.*' : '.',
  )
  const expression = new RegExp(`^(?:${source.join('')})$`, cased ? 'su' : 'siu')
  return (text) => expression.test(text)
}

/** Where a text modifier allows other characters around its value. */
export const around: Readonly<Record<string, (value: TextValue) => TextValue>> = {
  '': (value) => value,
  contains: (value) => [ANY, ...value, ANY],
  startswith: (value) => [...value, ANY],
  endswith: (value) => [ANY, ...value],
}

/** The Base64 text of bytes at an offset, without the characters that bytes before and after decide. */
export function base64At(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  return whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))
}

/** Bytes of a text in UTF-16, by the name of the modifier. */
export const utf16: Readonly<Record<string, (text: string) => Buffer>> = {
  utf16le: (text) => Buffer.from(text, 'utf16le'),
  wide: (text) => Buffer.from(text, 'utf16le'),
  utf16be: (text) => Buffer.from(text, 'utf16le').swap16(),
  utf16: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
}
