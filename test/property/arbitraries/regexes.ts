import fc from 'fast-check'

/** A regular expression, and a text in which it should be found (or nearly). */
export interface SampledRegex {
  readonly source: string
  readonly sample: string
}

const of = (source: string, sample: string): SampledRegex => ({ source, sample })

const LITERALS: readonly SampledRegex[] = [
  ...['a', 'b', 'abc', 'def', 'Abc', 'é', '😀', ' ', '-', ',', '@'].map((text) => of(text, text)),
  ...['.', '*', '?', '(', ')', '[', ']', '{', '}', '\\', '^', '$', '|', '/', '+'].map((mark) => of(`\\${mark}`, mark)),
]
const PIECES: readonly SampledRegex[] = [
  of('.', 'x'),
  of('\\d', '7'),
  of('\\w', 'w'),
  of('\\s', ' '),
  of('\\D', '-'),
  of('\\S', '!'),
  of('\\t', '\t'),
  of('\\x41', 'A'),
  of('[abc]', 'b'),
  of('[^abc]', 'x'),
  of('[a-c1]', 'c'),
  of('[\\]x]', ']'),
  of('[]x]', ']'),
  of('[.*]', '*'),
  of('[\\d-]', '5'),
  of('^', ''),
  of('$', ''),
]
/** Constructs that the independent reader of queries does not support. */
const RARE: readonly SampledRegex[] = [
  of('\\pL', 'é'),
  of('\\p{L}', 'é'),
  of('\\x{e9}', 'é'),
  of('\\A', ''),
  of('\\z', ''),
  of('\\b', ''),
  of('\\Qa.c\\E', 'a.c'),
  of('\\Q\\x41bc\\E', '\\x41bc'),
  of('\\Qabc|def\\E', 'abc|def'),
  of('\\Q(abc\\E', '(abc'),
  of('[[:alpha:]]', 'q'),
  of('(?i)', ''),
  of('(?s)', ''),
  of('(?m)', '\n'),
  of('(?i:ABC)', 'abc'),
  of('(?m:^abc)', '\nabc'),
  of('(?s:.)', '\n'),
  of('(?P<name>abc)', 'abc'),
]

/** `common`: constructs that RE2, PCRE and JavaScript share. `all`: those that RE2 and PCRE share. */
export function regex(constructs: 'common' | 'all'): fc.Arbitrary<SampledRegex> {
  const pieces = constructs === 'all' ? [...PIECES, ...RARE] : PIECES
  const atom = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...LITERALS) },
    { weight: 2, arbitrary: fc.constantFrom(...pieces) },
  )
  return fc.letrec<{ regex: SampledRegex; sequence: SampledRegex }>((tie) => ({
    regex: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 2, arbitrary: atom },
      { weight: 4, arbitrary: tie('sequence') },
      {
        weight: 2,
        arbitrary: fc
          .tuple(tie('regex'), fc.constantFrom('(', '(?:'), fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '+?'))
          .map(([inner, open, count]) =>
            of(`${open}${inner.source})${count}`, count === '{2}' ? inner.sample.repeat(2) : inner.sample),
          ),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(tie('regex'), tie('regex'), fc.boolean())
          .map(([a, b, first]) => of(`(${a.source}|${b.source})`, first ? a.sample : b.sample)),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(tie('regex'), tie('regex'), fc.boolean())
          .map(([a, b, first]) => of(`${a.source}|${b.source}`, first ? a.sample : b.sample)),
      },
    ),
    sequence: fc
      .array(tie('regex'), { minLength: 1, maxLength: 4 })
      .map((parts) => of(parts.map(({ source }) => source).join(''), parts.map(({ sample }) => sample).join(''))),
  })).regex
}

export const regexFlags = fc.constantFrom('', '', 'i', 'm', 's', 'is', 'ims')
