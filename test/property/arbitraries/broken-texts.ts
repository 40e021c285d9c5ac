import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type Choose, choices, chooser, pick } from './choices.js'
import { anyText } from './texts.js'

const folder = new URL('../../../rules/', import.meta.url)
const RULES: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .map((name) => readFileSync(new URL(name.replaceAll('\\', '/'), folder), 'utf8'))

const TOKENS = [
  ...[
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    '\n\t',
    '\r\n',
    '\r',
    ' ',
    ': ',
    ':',
    '- ',
    '? ',
    ', ',
    '[',
    ']',
    '{',
    '}',
    '|',
    '>-',
    '|2\n',
    '# ',
    '"',
    "'",
    '\\',
    '\ufeff',
  ],
  ...[
    '---\n',
    '\n---\n',
    '\n...\n',
    '%YAML 1.2\n',
    '&a ',
    '*a',
    '<<: ',
    '!!str ',
    '!x ',
    '~',
    'null',
    'true',
    '0',
    '1.5',
    '2024-01-01',
    '|re',
    '|all',
    '|base64offset|contains',
    '|windash',
    '|cidr',
    '|fieldref',
    '|gt',
    '|expand',
  ],
  ...[
    'title: ',
    'title: t\n',
    'logsource:\n  product: auth0\n',
    'logsource: {}\n',
    'detection:\n',
    'detection:\n  a: {b: c}\n  condition: ',
    '  sel:\n',
    '    type|contains: ',
    '  condition: ',
    'condition',
    '1 of ',
    'all of them',
    ' and ',
    ' not ',
    '(',
    ')',
    'sel',
    '*',
    'action: global\n',
    'action: repeat\n',
    'correlation:\n',
    'filter:\n',
    'timeframe: 5m\n',
    'id: ',
    'tags: [attack.t1]\n',
    'level: high\n',
    '__proto__: ',
    'constructor: ',
    '\u2028',
    '\0',
    '\ud800',
  ],
]

/** Tokens of YAML and of rules, in any order. */
export const tokenSoup = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...TOKENS) }, { weight: 1, arbitrary: anyText }), {
    maxLength: 30,
    size: 'max',
  })
  .map((tokens) => tokens.join(''))

/** A built-in rule with random damage. */
export const brokenRule = fc
  .tuple(fc.nat(RULES.length - 1), fc.array(choices, { minLength: 1, maxLength: 4 }))
  .map(([index, accidents]) =>
    accidents.reduce((text, choices) => accident(text, chooser(choices)), RULES[index] ?? ''),
  )

function accident(text: string, choose: Choose): string {
  const lines = text.split('\n')
  const [at, other] = [choose(lines.length), choose(lines.length)]
  const here = choose(text.length + 1)
  switch (choose(9)) {
    case 0:
      return lines.filter((_, index) => index !== at).join('\n')
    case 1:
      return lines.toSpliced(other, 0, lines[at] ?? '').join('\n')
    case 2:
      return lines
        .with(at, lines[other] ?? '')
        .with(other, lines[at] ?? '')
        .join('\n')
    case 3:
      return text.slice(0, here) + text.slice(here + 1 + choose(4))
    case 4:
      return text.slice(0, here) + pick(choose, TOKENS as [string, ...string[]]) + text.slice(here)
    case 5:
      return lines.with(at, `${' '.repeat(choose(6))}${(lines[at] ?? '').trimStart()}`).join('\n')
    case 6:
      return text.slice(0, here)
    case 7: {
      // Swaps the value of a key, or the key of a value.
      const changed = (lines[at] ?? '').replace(/(?<=: ).*/, () => pick(choose, TOKENS as [string, ...string[]]))
      return lines.with(at, changed).join('\n')
    }
    default:
      return lines
        .with(
          at,
          (lines[at] ?? '').replace(
            /[\w|]+(?=:)/,
            (key) => key + pick(choose, ['|re', '|all', '|nonsense', '|cidr', '|i', 'x', '|base64']),
          ),
        )
        .join('\n')
  }
}
