import { mutantsOf } from '../mutant.js'

const kqlMutants = [
  ...mutantsOf('backends/elastic/kql/kql.ts', {
    'numbers are any type': [
      "...(holdsNumbers(typeOf(name)) ? [] : (['field-type'] as const))),\n      regex",
      '),\n      regex',
    ],
    'a prefilter is claimed exact': [
      'const because = exact === undefined ? NO_REGEX :',
      'const because = exact === undefined ? undefined :',
    ],
    'a list has AND': [
      "`${field}: (${items.join(' or ')})`,\n      },\n      {",
      "`${field}: (${items.join(' and ')})`,\n      },\n      {",
    ],
  }),
  ...mutantsOf('backends/elastic/kql/kql-term.ts', {
    'letter case is not assumed': ['someText(pattern, hasCase) ? LETTER_CASE : NONE', 'NONE'],
    'a question mark is one character': [
      'of: (whole) => (whole.some(isOne) ? pattern(whole.map((part) => (isOne(part) ? ANY : part))) : whole),',
      'of: (whole) => whole,',
    ],
    'spaces at the ends stay': ['return pattern([...start, ...whole.slice(1, -1), ...end])', 'return whole'],
    'the words of a keyword are joined by OR': [
      "`(${unique.join(' and ')})`",
      "`(${unique.join(' or ')})`",
      'the query is wider in any case, and the residual decides',
    ],
    'a keyword of several words is exact': ['reasons: [WORD.because], assumptions }', 'reasons: [], assumptions }'],
  }),
  ...mutantsOf('backends/elastic/kql/kql-text.ts', {
    'a colon is not escaped': ['[\\\\():<>"*{}\\u', '[\\\\()<>"*{}\\u'],
    'a brace is not escaped': ['[\\\\():<>"*{}\\u', '[\\\\():<>"*\\u'],
    'a backslash is not escaped': ['[\\\\():<>"*{}\\u', '[():<>"*{}\\u'],
    'an operator ends a value': ['|(?<=\\s)(?:and|or)(?=\\s)', ''],
    'every name is bare': ['[\\w.@-]+$/i', '[^"]+$/i'],
  }),
]

const luceneMutants = [
  ...mutantsOf('backends/elastic/lucene/lucene.ts', {
    'a range includes its bounds': ['`{${value} TO *}`', '`[${value} TO *]`'],
    'a range goes the other way': ['`[* TO ${value}]`', '`[${value} TO *]`'],
    'a negative number is an exclusion': ["text.startsWith('-') ? quote(text) : text", 'text'],
    'operators are plain names': [
      'return /^(?:AND|OR|NOT)$/.test(own) ? `\\\\${own}` : escaped(own)',
      'return escaped(own)',
    ],
    'a presence is a wildcard': [
      'isAnything(pattern) ? `${field}:*` : renderTerm',
      'false ? `${field}:*` : renderTerm',
      'the term for a pattern of one star is also `*`',
    ],
    'keywords assume no types': [
      "renderTerm('', term(pattern, cased), 'field-type')",
      "renderTerm('', term(pattern, cased))",
    ],
  }),
  ...mutantsOf('backends/elastic/lucene/lucene-text.ts', {
    'a slash is not escaped': ['*?:\\\\/\\s]/g', '*?:\\\\\\s]/g'],
    'a space is not escaped': ['*?:\\\\/\\s]/g', '*?:\\\\/]/g'],
    'a question mark is not escaped': ['^"~*?:', '^"~*:'],
    'angles are written beside wildcards': [
      '/[<>]/.test(text) || CONTROL.test(text)',
      'CONTROL.test(text)',
      'the parser reads `<` and `>` as ranges only in terms without wildcards (`getFieldQuery`); the manual forbids them in all terms, and the compiler follows it',
    ],
    'a backslash ends an expression': ["regex === '' || regex.endsWith('\\\\') ?", "regex === '' ?"],
  }),
  ...mutantsOf('backends/elastic/lucene/lucene-term.ts', {
    'letter case is not assumed': ['? LETTER_CASE : NONE\n', '? NONE : NONE\n'],
    'expressions keep one case': ['slashes(patternRegex(pattern, true))', 'slashes(patternRegex(pattern, false))'],
  }),
]

const eqlMutants = [
  ...mutantsOf('backends/elastic/eql/eql.ts', {
    'a missing field is not guarded': ["field === '' ? undefined : `${field} != null`", 'undefined'],
    'null is missing under a negation': [
      'reversible(`${field} == null`, `${field} != null`)',
      'reversible(`${field} == null`, `${field} == null`)',
    ],
    'decimal numbers have any type': ['/^-?\\d{1,18}$/.test(text)', '/^-?[\\d.]{1,18}$/.test(text)'],
    'reserved words are plain names': ["'and|any|by|false|", "'any|by|false|"],
  }),
  ...mutantsOf('backends/elastic/eql/eql-comparison.ts', {
    '`cased` is forgotten': ['if (cased) {\n    if (text', 'if (cased && false) {\n    if (text'],
    'a text with a literal star is a pattern': [
      "operator: 'in~', operand: quote(text)",
      "operator: ':', operand: quote(text)",
    ],
    'letters beyond ASCII ignore case': [
      "  if (someText(pattern, hasOtherLetters)) return { operator: 'regex', operand: raw(patternRegex(pattern, true)) }\n",
      '',
    ],
    'the flag i is forgotten': ["? 'regex~' : 'regex'", "? 'regex' : 'regex'"],
  }),
  ...mutantsOf('backends/elastic/eql/eql-lists.ts', {
    'a list ignores nothing': ["':': ':'", "':': 'in'"],
    'a list of texts ignores case': ["'==': 'in'", "'==': 'in~'"],
    'a list of patterns ignores case': ["like: 'like'", "like: ':'"],
  }),
  ...mutantsOf('backends/elastic/strings.ts', {
    'a quote is not escaped in quotes': ['escapeWith(/["\\\\', 'escapeWith(/[\\\\'],
    'a backslash is not escaped in quotes': ['escapeWith(/["\\\\', 'escapeWith(/["'],
    'a control character is not escaped in quotes': ['escapeWith(/["\\\\\\p{Cc}', 'escapeWith(/["\\\\'],
    'raw strings contain quotes': ["text.includes('\\\\') && !text.includes('\"') &&", "text.includes('\\\\') &&"],
    'names contain dashes': [
      '(?:[A-Za-z]|[_@][A-Za-z0-9_])[A-Za-z0-9_]*`',
      '(?:[A-Za-z]|[_@][A-Za-z0-9_])[A-Za-z0-9_-]*`',
    ],
  }),
]

const esqlMutants = [
  ...mutantsOf('backends/elastic/esql/esql.ts', {
    'null is false by itself': ["'field' in predicate && !isInKql(predicate)", 'isInKql(predicate)'],
    'presence and absence are exchanged': [
      'reversible(`${field} IS NOT NULL`, `${field} IS NULL`)',
      'reversible(`${field} IS NULL`, `${field} IS NOT NULL`)',
    ],
  }),
  ...mutantsOf('backends/elastic/esql/esql-comparison.ts', {
    'only the field is lower-cased': ['const written = lowered ? lower(pattern) : pattern', 'const written = pattern'],
    'letter case is never ignored': ['const lowered = !cased && someText(pattern, hasCase)', 'const lowered = false'],
    'a star is not escaped': ['escapeWith(/[*?\\\\]/g)', 'escapeWith(/[?\\\\]/g)'],
    'a backslash is not escaped': ['escapeWith(/[*?\\\\]/g)', 'escapeWith(/[*?]/g)'],
    'lists of lowered and other values are one': [
      'comparison.lowered === lowered ? [comparison.value]',
      'true ? [comparison.value]',
    ],
  }),
  ...mutantsOf('backends/elastic/esql/esql-predicates.ts', {
    'several values are claimed exact': [': assumingAll(text, SINGLE_VALUED)', ': text'],
    'a reference is exact in letter case': [
      'const [a, b] = cased ? [field, name]',
      'const [a, b] = true ? [field, name]',
    ],
    'endswith is startswith': ['`ENDS_WITH(${a}, ${b})`', '`STARTS_WITH(${a}, ${b})`'],
    'a day is a month': ["day: 'DAY_OF_MONTH'", "day: 'MONTH_OF_YEAR'"],
    'a text is an address': ['`TO_IP(${field})`', 'field'],
  }),
  ...mutantsOf('backends/elastic/esql/esql-text.ts', {
    'a backslash is not escaped': ['escapeWith(/["\\\\', 'escapeWith(/["'],
    'reserved words are plain names': ["'and|as|asc|", "'as|asc|"],
  }),
]

const regexMutants = [
  ...mutantsOf('backends/elastic/regex/write-lucene-regex.ts', {
    'a dot is claimed exact on several lines': ['if (!state.dotAll) state.singleLine = true\n', ''],
    'a repetition beside other text may be missing': [
      "return low === 0 ? '.*' : pad(`${atom(of, state)}${times(low, low)}`, edges)",
      "return low <= 1 ? '.*' : pad(`${atom(of, state)}${times(low, low)}`, edges)",
    ],
    'a bound is off by one': ['`{${low},${high}}`', '`{${low},${high + 1}}`'],
    'a star is a plus': ["return low === 0 ? '*' :", "return low === 0 ? '+' :"],
    'one repetition is written': [
      "if (low === 1 && high === 1) return ''\n",
      '',
      'the expression then contains `{1}`, which means the same',
    ],
  }),
  ...mutantsOf('backends/elastic/regex/lucene-class.ts', {
    'a negated class is positive': [
      "return `[${negated ? '^' : ''}${parts.join('')}]`",
      "return `[${parts.join('')}]`",
    ],
    'digits are letters too': ["{ d: '0-9',", "{ d: '0-9a-f',"],
    'a class keeps one case': ["fold === 'all' || (fold === 'ranges' && from !== to)", 'false'],
  }),
  ...mutantsOf('backends/elastic/regex/pattern-regex.ts', {
    'a single character is a run': ["isAny(part) ? '.*' : '.'", "'.*'"],
  }),
  ...mutantsOf('src/ir/regex-patterns.ts', {
    'an anchor allows text before': ['const left = edges.left && anchors === 0', 'const left = edges.left'],
    'a final line break is forgotten': ["ended || (anchors > 0 && flags.includes('m')) ? 'others'", "false ? 'others'"],
    'the flag i is forgotten': ["cased: !all.includes('i')", 'cased: true'],
  }),
  ...mutantsOf('src/ir/prefilter-patterns.ts', {
    'an optional part is required': ['return node.low === 0 ? [[ANY]] : widen(node.of)', 'return widen(node.of)'],
    'every expression is anchored': [
      "const anchored = !flags.includes('m') && startsAtStart(tree)",
      'const anchored = startsAtStart(tree) || true',
    ],
  }),
]

export const elasticMutants = [...kqlMutants, ...luceneMutants, ...eqlMutants, ...esqlMutants, ...regexMutants]
