/**
 * A JavaScript expression for a PCRE one, as Splunk compiles it ("About Splunk regular expressions": "use the PCRE C
 * library"): unanchored, case-sensitive unless it begins with `(?i)`. Throws if there is no exact equivalent. The
 * engines differ in `.`, `^`, `$` (PCRE's `$` also matches before a final newline), `\s`, `\z`, and in unescaped
 * characters. So every token is rewritten, and the result always has the `u` flag.
 */
export function pcre(source: string): RegExp {
  const { flags, rest } = leadingFlags(source)
  let out = ''
  let index = 0
  while (index < rest.length) {
    const [text, next] = token(rest, index, flags)
    out += text
    index = next
  }
  return new RegExp(out, flags.has('i') ? 'iu' : 'u')
}

function leadingFlags(source: string): { flags: ReadonlySet<string>; rest: string } {
  const flags = new Set<string>()
  let rest = source
  for (let head = /^\(\?([ims]+)\)/.exec(rest); head; head = /^\(\?([ims]+)\)/.exec(rest)) {
    for (const flag of head[1] ?? '') flags.add(flag)
    rest = rest.slice(head[0].length)
  }
  return { flags, rest }
}

// Without the flag `m` these are only the ends of the whole text in JavaScript.
const END = '$'
const START = '^'

function token(source: string, index: number, flags: ReadonlySet<string>): [string, number] {
  const character = String.fromCodePoint(source.codePointAt(index) ?? 0)
  const next = index + character.length
  switch (character) {
    case '\\':
      return escaped(source, index)
    case '[':
      return characterClass(source, index)
    case '.':
      return [flags.has('s') ? '[\\s\\S]' : '[^\\n]', next]
    case '^':
      return [flags.has('m') ? `(?:${START}|(?<=\\n))` : START, next]
    case '$':
      return [flags.has('m') ? `(?=\\n|${END})` : `(?=\\n?${END})`, next]
    case '(':
      return group(source, index)
    case '{':
      return [/^\{\d+(,\d*)?\}/.exec(source.slice(index))?.[0] ?? '\\{', next + quantifierRest(source, index)]
    case '}':
    case ']':
      return [`\\${character}`, next]
    case '+':
      if (isQuantified(source, index)) refuse('a possessive quantifier', source)
      return ['+', next]
    default:
      return [character, next]
  }
}

/** True if a quantifier ends before the index; the brace of `\x{9}` is none. */
const isQuantified = (source: string, index: number): boolean =>
  /[*+?}]/.test(source[index - 1] ?? '') &&
  source[index - 2] !== '\\' &&
  !/\\x\{[0-9A-Fa-f]{1,6}\}$/.test(source.slice(0, index))

function quantifierRest(source: string, index: number): number {
  const quantifier = /^\{\d+(,\d*)?\}/.exec(source.slice(index))
  return quantifier ? quantifier[0].length - 1 : 0
}

function group(source: string, index: number): [string, number] {
  const head = /^\((\?(:|=|!|<=|<!|P?<[A-Za-z_]\w*>)?)?/.exec(source.slice(index))?.[0] ?? '('
  if (head === '(?') refuse('this kind of group', source)
  return [head.replace('?P<', '?<'), index + head.length]
}

const ESCAPES: Record<string, string> = {
  z: END,
  Z: `(?=\\n?${END})`,
  A: START,
  s: '[\\t\\n\\v\\f\\r ]',
  S: '[^\\t\\n\\v\\f\\r ]',
  h: '[\\t \\u00a0]',
  e: '\\x1b',
  a: '\\x07',
}

function escaped(source: string, index: number): [string, number] {
  const quoted = /^\\Q(.*?)(?:\\E|$)/s.exec(source.slice(index))
  if (quoted) return [literal(quoted[1] ?? ''), index + quoted[0].length]
  const character = source[index + 1] ?? refuse('a backslash at the end', source)
  const known = ESCAPES[character]
  if (known !== undefined) return [known, index + 2]
  return commonEscape(source, index, character)
}

/** Escapes that are equal inside and outside of a class. */
function commonEscape(source: string, index: number, character: string): [string, number] {
  const hex = /^\\x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/.exec(source.slice(index))
  if (hex) return [`\\u{${hex[1] ?? hex[2]}}`, index + hex[0].length]
  if (/[dDwWbBnrtf1-9]/.test(character)) return [`\\${character}`, index + 2]
  if (/[A-Za-z0]/.test(character)) refuse(`\\${character}`, source)
  return [literal(character), index + 2]
}

function characterClass(source: string, start: number): [string, number] {
  let index = start + 1
  let out = '['
  if (source[index] === '^') {
    out += '^'
    index += 1
  }
  for (let first = true; ; first = false) {
    const character = source[index] ?? refuse('an open class', source)
    if (character === ']' && !first) return [`${out}]`, index + 1]
    if (character === '[' && /[:.=]/.test(source[index + 1] ?? '')) refuse('a POSIX class', source)
    if (character === '\\') {
      const [text, next] = classEscape(source, index)
      out += text
      index = next
    } else {
      out += /[[\](){}/|^]/.test(character) ? `\\${character}` : character
      index += 1
    }
  }
}

function classEscape(source: string, index: number): [string, number] {
  const character = source[index + 1] ?? refuse('a backslash at the end', source)
  if (character === 's') return ['\\t\\n\\v\\f\\r ', index + 2]
  if (character === '-') return ['\\-', index + 2]
  if (/[ShezAZaBQ]/.test(character)) refuse(`\\${character} in a class`, source)
  return commonEscape(source, index, character)
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

function refuse(what: string, source: string): never {
  throw new Error(`the reader of regular expressions does not know ${what}: ${source}`)
}
