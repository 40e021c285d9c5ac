import { describe, expect, test } from 'vitest'
import { parseRegex } from '../../src/ir/parse-regex.js'
import type { RegexClassItem, RegexNode } from '../../src/ir/regex.js'

const raw = String.raw

/** The tree on one line: texts in quotes, everything else by its kind, and ranges as `@start-end`. */
function shown(node: RegexNode): string {
  switch (node.kind) {
    case 'either':
      return `(${node.of.map(shown).join(' | ')})`
    case 'sequence':
      return `[${node.of.map(shown).join(' ')}]`
    case 'repeat':
      return `${shown(node.of)}{${node.low},${node.high ?? ''}}`
    case 'text':
      return JSON.stringify(node.text)
    case 'any':
      return '.'
    case 'class':
      return `${node.negated ? 'no' : 'one'}<${node.items.map(shownItem).join(' ')}>@${node.start}-${node.end}`
    case 'setting':
      return `setting ${node.flags}@${node.start}-${node.end}`
    default:
      return `${node.kind}@${node.start}-${node.end}`
  }
}

function shownItem(item: RegexClassItem): string {
  if ('shorthand' in item) return `\\${item.shorthand}`
  if ('unknown' in item) return `unknown ${item.unknown}`
  return JSON.stringify(item.from === item.to ? item.from : `${item.from}-${item.to}`)
}

test.each([
  ['', '[]'],
  ['abc*', '["ab" "c"{0,}]'],
  ['a|b|', '(["a"] | ["b"] | [])'],
  ['^a$', '[start@0-1 "a" end@2-3]'],
  ['a.?', '["a" .{0,1}]'],
  ['a+?', '["a"{1,}]'],
  ['a{2}b{2,}c{2,3}d{,3}', '["a"{2,2} "b"{2,} "c"{2,3} "d"{0,3}]'],
  ['a{,}b{x}{', '["a{,}b{x}{"]'],
  ['x]}😀', '["x]}😀"]'],
  ['😀*', '["😀"{0,}]'],
  ['(a)(?:b)(?<n>c)(?P<n>d)(?|e)', '[["a"] ["b"] ["c"] ["d"] ["e"]]'],
  ['(?i)a(?s:b)', '[setting i@0-4 "a" [setting s@5-11 ["b"]]]'],
  ['(?=a)(?!a)(?<=a)(?<!a)', '[assertion@0-5 assertion@5-10 assertion@10-16 assertion@16-22]'],
  ['(?#c)a', '[[] "a"]'],
  ['(?>a)a++(?&n)(?1)(*F)(?(1)a)', '[unknown@0-5 unknown@5-8 unknown@8-13 unknown@13-17 unknown@17-21 unknown@21-28]'],
  [raw`\d\W`, raw`[one<\d>@0-2 one<\W>@2-4]`],
  [raw`\b\A\z`, '[assertion@0-2 assertion@2-4 assertion@4-6]'],
  [raw`\Qa.b\Ec\Qd`, '["a.b" "c" "d"]'],
  [raw`\.\n\x41\x{1f600}`, raw`["." "\n" "A" "😀"]`],
  [raw`\x{10ffff}`, `["${String.fromCodePoint(0x10ffff)}"]`],
  [raw`\0\012\08`, raw`["\u0000" "\n" "\u0000" "8"]`],
  [raw`\12\128\h{2}\pL*`, '[unknown@0-3 unknown@3-6 "8" unknown@7-9{2,2} unknown@12-15{0,}]'],
  [raw`[\0-\x1f\12]`, raw`[one<"\u0000-\u001f" "\n">@0-12]`],
  ['[]-a][^]-^]', '[one<"]-a">@0-5 no<"]-^">@5-11]'],
  [raw`[\pL\p{N}x]`, raw`[one<unknown \pL unknown \p{N} "x">@0-11]`],
  [raw`\1\k<n>\pL\p{L}\cA`, '[unknown@0-2 unknown@2-7 unknown@7-10 unknown@10-15 unknown@15-18]'],
  [
    raw`\u0041\U0001f600\u{41}\g1\k{n}\o{12}`,
    '[unknown@0-2 "0041" unknown@6-8 "0001f600" unknown@16-22 unknown@22-25 unknown@25-30 unknown@30-36]',
  ],
  [raw`\😀\c😀`, '["😀" unknown@3-7]'],
  ['[a-z0]', '[one<"a-z" "0">@0-6]'],
  ['[^]a]', '[no<"]" "a">@0-5]'],
  ['[a-]', '[one<"a" "-">@0-4]'],
  [raw`[\d-x\b\]]`, raw`[one<\d "-" "x" "\b" "]">@0-10]`],
  [raw`[[:alpha:]\p{L}]`, raw`[one<unknown [:alpha:] unknown \p{L}>@0-16]`],
])('the tree of %s', (source, tree) => {
  expect(shown(parseRegex(source))).toBe(tree)
})

function problemOf(source: string): unknown {
  try {
    return parseRegex(source)
  } catch (problem) {
    return problem
  }
}

describe('a malformed expression', () => {
  test.each([
    ['a)', 'this `)` has no matching `(`', 1, 2],
    ['(a', 'missing `)`', 0, 1],
    ['(a(b', 'missing `)`', 2, 3],
    ['a[b', 'missing `]`', 1, 2],
    ['*', 'there is nothing to repeat', 0, 1],
    ['a|{2}', 'there is nothing to repeat', 2, 5],
    ['^+', 'there is nothing to repeat', 1, 2],
    ['(?', 'there is nothing to repeat', 1, 2],
    ['a(?i)*', 'there is nothing to repeat', 5, 6],
    ['a(?#c)*', 'there is nothing to repeat', 6, 7],
    [raw`a\Q\E{2}`, 'there is nothing to repeat', 5, 8],
    [raw`a\x{110000}`, 'there is no such character', 1, 11],
    ['a**', 'a repetition cannot be repeated', 2, 3],
    ['a{3,1}', 'the minimum of the repetition exceeds its maximum', 1, 6],
    ['(?~a)', 'unknown kind of group', 2, 3],
    ['[z-a]', 'the range is reversed', 1, 4],
    ['a\\', 'it ends with a single backslash', 1, 2],
    ['[a\\', 'it ends with a single backslash', 2, 3],
    [raw`C:\Users`, '`\\U` has no meaning', 2, 4],
    [raw`\Program`, '`\\P` has no meaning', 0, 2],
    [raw`\key\g`, '`\\k` has no meaning', 0, 2],
    [raw`[\i]`, '`\\i` has no meaning', 1, 3],
    ['('.repeat(65), 'groups are nested too deeply', 64, 65],
  ])('%s', (source, because, start, end) => {
    expect(problemOf(source)).toMatchObject({ message: because, start, end })
  })
})
