import { RE2JS } from 're2js'
import { parseRegex } from '../ir/parse-regex.js'
import type { RegexNode } from '../ir/regex.js'

/**
 * Compiles a regular expression to a search in linear time. Throws RE2JS's exception for unsupported syntax.
 *
 * https://github.com/google/re2/wiki/Syntax
 */
export function compileRegex(source: string, flags: string): (text: string) => boolean {
  const regex = regexOf(source, flags)
  return (text) => regex.matcher(text).find()
}

/** Compiles a regular expression with the flags of a rule. Throws RE2JS's exception for unsupported syntax. */
export function regexOf(source: string, flags: string): RE2JS {
  const bits =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0)
  return RE2JS.compile(flags.includes('m') ? source : perlDollar(source), bits)
}

/** Rewrites `$`, which in Perl also matches before a final line break, but not in RE2. */
function perlDollar(source: string): string {
  if (!source.includes('$')) return source
  const ends = endAnchorsOf(source)
  let text = ''
  let from = 0
  for (const end of ends) {
    text += `${source.slice(from, end)}(?:\\n?\\z)`
    from = end + 1
  }
  return text + source.slice(from)
}

/**
 * Finds the offsets of the end anchors, in order. Returns none if they may match at line ends, or if the expression
 * is malformed.
 */
function endAnchorsOf(source: string): readonly number[] {
  try {
    const offsets: number[] = []
    return collectEndAnchors(parseRegex(source), offsets) ? offsets : []
  } catch {
    return []
  }
}

function collectEndAnchors(node: RegexNode, offsets: number[]): boolean {
  switch (node.kind) {
    case 'end':
      offsets.push(node.start)
      return true
    case 'setting':
      return !node.flags.includes('m')
    case 'either':
    case 'sequence':
      return node.of.every((part) => collectEndAnchors(part, offsets))
    case 'repeat':
      return collectEndAnchors(node.of, offsets)
    default:
      return true
  }
}
