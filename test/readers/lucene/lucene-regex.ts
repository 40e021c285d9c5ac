/**
 * Reads a Lucene expression according to its documentation: it matches a whole value, the dot is any character, and
 * there are no anchors. Returns the test of a value. Throws for an invalid expression, and for operators that no
 * translation may print: they would be unescaped characters of the original.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/regexp-syntax
 */
export function readLuceneRegex(text: string): (value: string) => boolean {
  const regex = new RegExp(sourceOf(text, false), 'su')
  return (value) => regex.test(value)
}

/**
 * The same, case-insensitive for ASCII letters. "Character range classes such as `[a-c]` … remain case sensitive", in
 * the current version; later ones ignore more. If that matters, the test throws.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-regexp-query (case_insensitive)
 */
export function readCaselessLuceneRegex(text: string): (value: string) => boolean {
  const least = new RegExp(sourceOf(text, true), 'su')
  const most = new RegExp(sourceOf(text, false), 'siu')
  return (value) => {
    const matches = least.test(value)
    if (most.test(value) !== matches) throw new Error(`how far letter case is ignored matters for ${text} on ${value}`)
    return matches
  }
}

function sourceOf(text: string, hasBothCases: boolean): string {
  const reader: Reader = { characters: Array.from(text), at: 0, hasBothCases }
  const source = union(reader)
  if (peek(reader) !== undefined) fail(reader, 'closes nothing')
  return `^(?:${source})$`
}

interface Reader {
  readonly characters: readonly string[]
  at: number
  /** True if an ASCII letter, except at the ends of a range, represents both of its cases. */
  readonly hasBothCases: boolean
}

const peek = ({ characters, at }: Reader): string | undefined => characters[at]

function take(reader: Reader): string {
  const char = peek(reader) ?? fail(reader, 'ends too early')
  reader.at++
  return char
}

function takeIf(reader: Reader, char: string): boolean {
  if (peek(reader) !== char) return false
  reader.at++
  return true
}

function fail({ characters, at }: Reader, what: string): never {
  throw new Error(`${characters.join('')} at ${at}: \`${characters[at] ?? ''}\` ${what}`)
}

function union(reader: Reader): string {
  const parts = [concatenation(reader)]
  while (takeIf(reader, '|')) parts.push(concatenation(reader))
  if (parts.length > 1 && parts.includes('')) fail(reader, 'follows an alternative without a text')
  return parts.join('|')
}

function concatenation(reader: Reader): string {
  let source = ''
  for (let char = peek(reader); char !== undefined && char !== '|' && char !== ')'; char = peek(reader))
    source += repetition(reader)
  return source
}

function repetition(reader: Reader): string {
  let source = simple(reader)
  for (let count = quantifier(reader); count !== ''; count = quantifier(reader)) source = `(?:${source})${count}`
  return source
}

function quantifier(reader: Reader): string {
  const mark = ['?', '*', '+'].find((char) => takeIf(reader, char))
  if (mark !== undefined) return mark
  if (!takeIf(reader, '{')) return ''
  let count = ''
  while (!takeIf(reader, '}')) count += take(reader)
  if (!/^\d+(?:,\d*)?$/.test(count)) fail(reader, 'ends a count that is none')
  return `{${count}}`
}

function simple(reader: Reader): string {
  if (takeIf(reader, '.')) return '.'
  if (takeIf(reader, '(')) {
    const source = union(reader)
    if (!takeIf(reader, ')')) fail(reader, 'stands where a group ends')
    return `(?:${source})`
  }
  if (takeIf(reader, '[')) return characterClass(reader)
  if (/[?*+{}\]^$#@&~<>"-]/.test(peek(reader) ?? '')) fail(reader, 'has a meaning')
  return `[${cases(reader, character(reader))}]`
}

function characterClass(reader: Reader): string {
  const negated = takeIf(reader, '^') ? '^' : ''
  let source = ''
  while (!takeIf(reader, ']')) {
    if (/[[^&"#@~<>-]/.test(peek(reader) ?? '')) fail(reader, 'has a meaning')
    const first = character(reader)
    source += takeIf(reader, '-') ? `${first}-${character(reader)}` : cases(reader, first)
  }
  if (source === '') fail(reader, 'follows a class of nothing')
  return `[${negated}${source}]`
}

/** The characters that a character represents. */
function cases({ hasBothCases }: Reader, source: string): string {
  const char = String.fromCodePoint(Number.parseInt(source.slice('\\u{'.length, -1), 16))
  return hasBothCases && /^[a-z]$/i.test(char) ? `${char.toLowerCase()}${char.toUpperCase()}` : source
}

/** A literal character in JavaScript. */
function character(reader: Reader): string {
  if (takeIf(reader, '\\') && /[a-z\d]/i.test(peek(reader) ?? '')) fail(reader, 'is no character after a backslash')
  return `\\u{${take(reader).codePointAt(0)?.toString(16)}}`
}
