import { RE2JS } from 're2js'
import { parseRegex } from '../../src/ir/parse-regex.js'
import type { RegexNode } from '../../src/ir/regex.js'

/** Compiles an expression with RE2JS, the reference for the searches of the matcher. Throws if it is not supported. */
export function compileRe2(source: string, flags: string): (text: string) => boolean {
  const bits =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0)
  const regex = RE2JS.compile(withPerlEnds(source, flags), bits)
  return (text) => regex.matcher(text).find()
}

/** Rewrites each `$` that is not multi-line: in Perl it also matches before a final line break, but not in RE2. */
function withPerlEnds(source: string, flags: string): string {
  const ends: number[] = []
  collectEnds(parseRegex(source), { isMultiline: flags.includes('m') }, ends)
  return ends.reduceRight((text, end) => `${text.slice(0, end)}(?:\\n?\\z)${text.slice(end + 1)}`, source)
}

interface Scope {
  isMultiline: boolean
}

function collectEnds(node: RegexNode, scope: Scope, ends: number[]): void {
  if (node.kind === 'end' && !scope.isMultiline) ends.push(node.start)
  if (node.kind === 'repeat') collectEnds(node.of, scope, ends)
  if (node.kind === 'setting') {
    const [on = '', off = ''] = node.flags.split('-')
    scope.isMultiline = (scope.isMultiline || on.includes('m')) && !off.includes('m')
  }
  if (node.kind !== 'either' && node.kind !== 'sequence') return
  const inside = { ...scope }
  for (const part of node.of) {
    if (node.kind === 'either' && part.kind === 'sequence') for (const each of part.of) collectEnds(each, inside, ends)
    else collectEnds(part, inside, ends)
  }
}
