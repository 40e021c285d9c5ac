import { mutantsOf } from '../mutant.js'

export const splunkMutants = [
  ...mutantsOf('backends/splunk/search.ts', {
    '`cased` is claimed exact': ['return cased ? wider(text, LETTER_CASE) : text', 'return text'],
    'an inexact value is claimed exact': ['if (because !== undefined) return wider(text, because)\n', ''],
    'a subnet is a value': ['if (isSubnet(pattern))\n', 'if (isSubnet(pattern) && cased)\n'],
    'a comparison assumes nothing': [
      "assuming(`${field}${SYMBOL[op]}${value}`, 'field-type')",
      '`${field}${SYMBOL[op]}${value}`',
    ],
    'a comparison without its equal sign': [
      '`${field}${SYMBOL[op]}${value}`',
      '`${field}${SYMBOL[op].charAt(0)}${value}`',
    ],
    'a keyword is claimed exact with `cased`': [
      'inexact(pattern) ?? (cased ? LETTER_CASE : undefined)',
      'inexact(pattern)',
    ],
    'the first pattern of several': [
      'for (const patternPieces of patterns.map(pieces))',
      'for (const patternPieces of patterns.slice(0, 1).map(pieces))',
    ],
    'pieces are joined by OR': [
      "`(${[...texts, list].join(' ')})`",
      "`(${[...texts, list].join(' OR ')})`",
      '`search` then selects more, and `where` tests the whole value in any case',
    ],
    'a field reference needs only one field': [
      '`(${field}=* ${otherField}=*)`',
      '`${field}=*`',
      '`search` then selects more, and `where` compares the fields in any case',
    ],
    'lists contain the first piece of values in pieces': [
      'patternPieces.length === 1)',
      'patternPieces.length >= 1)',
      '`search` then selects more, and `where` tests the whole value in any case',
    ],
  }),
  ...mutantsOf('backends/splunk/search-value.ts', {
    'a literal star is a wildcard': [
      "if (someText(whole, (text) => text.includes('*'))) return '`search` cannot escape `*`'\n",
      '',
    ],
    'a question mark is exact': ["if (whole.some(isOne)) return '`search` has no single-character wildcard'\n", ''],
    'control characters are exact': [
      "if (someText(whole, (text) => CONTROL.test(text))) return '`search` cannot express control characters'\n",
      '',
    ],
    'pieces have no stars': ["index === 0 ? '' : ANY, part, index === widened.length - 1 ? '' : ANY", 'part'],
  }),
  ...mutantsOf('backends/splunk/quoting.ts', {
    'a quote is not escaped': ['escapeWith(/["\\\\]/g)', 'escapeWith(/[\\\\]/g)'],
    'a backslash is not escaped': ['escapeWith(/["\\\\]/g)', 'escapeWith(/["]/g)'],
    'a dash needs no quotes in a name': ['[A-Za-z0-9_.]+$/i', '[A-Za-z0-9_.-]+$/i'],
    'operators need no quotes as names': ['(?!(?:AND|OR|NOT|IN|BY|XOR)$)', ''],
  }),
  ...mutantsOf('backends/splunk/where.ts', {
    'the dollar sign ends a value': ["'\\\\z' : ''}`\n}", "'$' : ''}`\n}"],
    'a pattern has no start': ["open === 0 ? '^' : ''", "''"],
    'a wildcard stops at line breaks': ["${hasWildcard ? 's' : ''}", ''],
    'letter case is exchanged': ["`${cased ? '' : 'i'}", "`${cased ? 'i' : ''}"],
    'a dot is not escaped': ['escapeWith(/[\\\\^$.|?*+()[\\]{}]/g)', 'escapeWith(/[\\\\^$|?*+()[\\]{}]/g)'],
    'missing fields are not guarded': [
      'default:\n      return `isnotnull(${field})`',
      'default:\n      return undefined',
    ],
    'the second field of a reference is not guarded': [
      '`isnotnull(${field}) AND isnotnull(${fieldName(predicate.other)})`',
      '`isnotnull(${field})`',
    ],
    'references ignore letter case always': ['cased ? `${name}.""` : `lower(${name})`', '`lower(${name})`'],
    'startswith compares one character less': [
      'substr(${a}, 1, len(${b}))=${b}',
      'substr(${a}, 1, len(${b})-1)=substr(${b}, 1, len(${b})-1)',
    ],
    'hours are minutes': ["hour: '12, 2'", "hour: '15, 2'"],
    'null is missing under a negation': [
      'reversible(`isnull(${field})`, `isnotnull(${field})`)',
      'reversible(`isnull(${field})`, `isnull(${field})`)',
    ],
    'reserved words are plain names': ['(?!(?:and|or|not|xor|in|like|true|false|null)$)', ''],
    'control characters are written as they are': ['CONTROL.test(char) ?', 'false ?'],
  }),
]
