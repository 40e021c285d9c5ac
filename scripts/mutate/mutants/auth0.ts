import { mutantsOf } from '../mutant.js'

export const auth0Mutants = [
  ...mutantsOf('backends/auth0/tenant-logs.ts', {
    'letter case is not assumed': ["hasCase(text) ? assuming(query, 'letter-case') : query", 'query'],
    'a quote is not escaped': ['escapeWith(/["\\\\]/g)', 'escapeWith(/[\\\\]/g)'],
    'a list has AND': ["items.join(' OR ')", "items.join(' AND ')"],
    'only the first pattern of a regular expression': [
      'regex.patterns.map((pattern)',
      'regex.patterns.slice(0, 1).map((pattern)',
    ],
  }),
  ...mutantsOf('backends/auth0/wildcard-term.ts', {
    'punctuation is written beside wildcards': ['/[^\\p{L}\\p{N}_.@-]+/gu', '/[^\\p{L}\\p{N}_.@:-]+/gu'],
    'a wider term is claimed exact': ['return reasons.length === 0 ?', 'return reasons.length < 2 ?'],
    'a single character is a run': [
      "pattern.some(isOne) ? 'Auth0 log search has no single-character wildcard' : undefined",
      'undefined',
    ],
  }),
  ...mutantsOf('backends/auth0/ip-prefixes.ts', {
    'a network has one address range less': ['const count = 1 << (8 - rest)', 'const count = (1 << (8 - rest)) - 1'],
    'a network begins at its neighbour': ['first + index]', 'first + index + 1]'],
  }),
]
