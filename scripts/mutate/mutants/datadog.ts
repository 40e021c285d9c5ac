import { mutantsOf } from '../mutant.js'

export const datadogMutants = [
  ...mutantsOf('backends/datadog/log-search.ts', {
    'letter case is not assumed': [
      'hasValue(field, kindOf(name), pattern, cased)',
      'hasValue(field, kindOf(name), pattern, true)',
    ],
    'a number is a text that assumes letter case': [
      'hasValue(field, kindOf(name), [text], false)',
      'hasValue(field, kindOf(name), [text], true)',
    ],
    'a negation beside OR has no parentheses': ["within === 'or' ? `(${negated})` : negated", 'negated'],
    'a prefilter is claimed exact': [
      "if (typeof wide === 'string') return wider(wide, NO_REGEX)",
      "if (typeof wide === 'string') return wide",
    ],
    'the list marks of names remain': [
      "nameText(plainName(name).replace(/^@/, ''))",
      "nameText(name.replace(/^@/, ''))",
    ],
  }),
  ...mutantsOf('backends/datadog/value.ts', {
    'a space is not escaped': ['~*?:\\\\#\\s]/g', '~*?:\\\\#]/g'],
    'a colon is not escaped': ['~*?:\\\\#\\s]/g', '~*?\\\\#\\s]/g'],
    'a backslash is not escaped in quotes': [
      'const quoted = escapeWith(/["\\\\]/g)',
      'const quoted = escapeWith(/["]/g)',
    ],
    'operators need no quotes': ['(?!NOT|(?:AND|OR|TO)$)', ''],
    'numbers that are not canonical need no quotes': [
      '(?:\\.\\d*[1-9])?)$/',
      '(?:\\.\\d*)?)$/',
      'the published parser of the search compares `@a:1.50` with the text `1.50`, with quotes and without',
    ],
    'a control character is removed': ['/\\p{Surrogate}/u.test(text) ? ANY : ONE', "'' as never"],
  }),
  ...mutantsOf('backends/datadog/one-of.ts', {
    'values that begin with NOT stay in the list': ["item.startsWith('NOT')", "item.startsWith('NOT ')"],
    'a list has AND': ["`${field}:(${items.join(' OR ')})`", "`${field}:(${items.join(' ')})`"],
    'a presence tests nothing': [
      'if (patterns.some(isAnything)) return `${field}:*`',
      'if (patterns.every(isAnything)) return `${field}:?`',
    ],
  }),
  ...mutantsOf('backends/datadog/word-search.ts', {
    'a part of a word is the word': ['`${prefix}*${run}*`', '`${prefix}${run}`'],
    'several words are claimed exact': ['pattern.length !== 3 ||', 'pattern.length > 9 ||'],
  }),
]
