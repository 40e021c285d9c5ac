import fc from 'fast-check'
import { regex, regexFlags } from './regexes.js'
import { written } from './texts.js'

/** A value of a rule; a plain one is unquoted: a number, true, false or null. */
export interface ValueSpec {
  readonly text: string
  readonly plain: boolean
}

/** `field|modifiers: values` before it is YAML. */
export interface ItemSpec {
  /** Empty for an item about the whole event. */
  readonly field: string
  readonly modifiers: readonly string[]
  readonly values: readonly ValueSpec[]
  /** Texts in which the item's regular expressions should be found. */
  readonly samples: readonly string[]
}

const quoted = (text: string): ValueSpec => ({ text, plain: false })
const plain = (text: string): ValueSpec => ({ text, plain: true })

const TEXT_CHAINS = [
  ...[
    '',
    '',
    '',
    'contains',
    'startswith',
    'endswith',
    'cased',
    'contains|cased',
    'neq',
    'windash',
    'windash|contains',
  ],
  ...[
    'all',
    'contains|all',
    'contains|neq',
    'base64',
    'base64offset|contains',
    'utf16le|base64',
    'wide|base64offset|contains',
    'utf16|base64offset|contains',
  ],
  ...['startswith|cased|neq', 'expand', 'utf16be', 'endswith|all|cased'],
]
const KEYWORD_CHAINS = ['', 'all', 'cased', 'contains', 'cased|all', 'windash']
const NUMBERS = ['0', '1', '-1', '5', '10', '42', '4625', '0.5', '2.25', '1.0', '1.50', '-0', '9007199254740993']
/** No manual documents the precision of comparisons. */
const COMPARED = NUMBERS.filter((number) => number.length < 10)
const NETWORKS = [
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.1.2.0/24',
  '10.1.2.3/32',
  '192.168.4.0/22',
  '10.1.2.128/25',
  '2001:db8::/32',
]
const PARTS = {
  minute: ['0', '5', '59'],
  hour: ['0', '13'],
  day: ['1', '29'],
  week: ['1', '9', '53'],
  month: ['2', '12'],
  year: ['2024', '2026'],
}

const FLAGS: Readonly<Record<string, string>> = { i: 'ignorecase', m: 'multiline', s: 'dotall' }

const modifiersOf = (chain: string): string[] => chain.split('|').filter((name) => name !== '')

const someOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.tuple(value) },
    { weight: 1, arbitrary: fc.array(value, { minLength: 2, maxLength: 3 }) },
  )

/** The kinds of predicates of an item, by name, so that a law can choose those of its target. */
export function itemKinds(field: fc.Arbitrary<string>) {
  const item = (chain: fc.Arbitrary<string>, values: fc.Arbitrary<ValueSpec[]>): fc.Arbitrary<ItemSpec> =>
    fc
      .tuple(field, chain, values)
      .map(([field, chain, values]) => ({ field, modifiers: modifiersOf(chain), values, samples: [] }))
  const chains = (...names: string[]): fc.Arbitrary<string> => fc.constantFrom(...names)
  const comparison = chains('lt', 'lte', 'gt', 'gte')
  const flags = fc
    .tuple(regexFlags, fc.boolean())
    .map(([flags, long]) => Array.from(flags, (flag) => (long ? (FLAGS[flag] ?? flag) : flag)))
  const regexes = fc.tuple(field, flags, someOf(regex('common')), fc.boolean())
  return {
    text: item(chains(...TEXT_CHAINS), someOf(written.map(quoted))),
    number: item(chains('', '', 'neq'), someOf(fc.constantFrom(...NUMBERS, 'true', 'False').map(plain))),
    nothing: item(chains('', 'neq'), fc.constant([plain('null')])),
    exists: item(
      chains('exists'),
      fc.constantFrom('true', 'false').map((text) => [plain(text)]),
    ),
    comparison: item(comparison, someOf(fc.constantFrom(...COMPARED).map(plain))),
    network: item(chains('cidr', 'cidr', 'cidr|neq'), someOf(fc.constantFrom(...NETWORKS).map(quoted))),
    regex: regexes.map(
      ([field, flags, regexes, negated]): ItemSpec => ({
        field,
        modifiers: ['re', ...flags, ...(negated ? ['neq'] : [])],
        values: regexes.map(({ source }) => quoted(source)),
        samples: regexes.map(({ sample }) => sample),
      }),
    ),
    reference: fc
      .tuple(field, field, chains('', 'startswith|', 'contains|', 'endswith|'), chains('', '|cased', '|neq'))
      .map(
        ([field, other, match, end]): ItemSpec => ({
          field,
          modifiers: modifiersOf(`${match}fieldref${end}`),
          values: [quoted(other)],
          samples: [],
        }),
      ),
    date: fc
      .tuple(
        field,
        fc.constantFrom(...(Object.keys(PARTS) as (keyof typeof PARTS)[])),
        fc.oneof(fc.constant(''), comparison),
        fc.nat(9),
      )
      .map(
        ([field, part, op, index]): ItemSpec => ({
          field,
          modifiers: modifiersOf(`${part}|${op}`),
          values: [plain(PARTS[part][index % PARTS[part].length] ?? '1')],
          samples: [],
        }),
      ),
  }
}

/** Items about the whole event: `'|all':` and similar. */
export const keywordItem: fc.Arbitrary<ItemSpec> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...KEYWORD_CHAINS), someOf(written)).map(([chain, values]) => ({
      field: '',
      modifiers: modifiersOf(chain),
      values: values.map(quoted),
      samples: [],
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(regexFlags, regex('common')).map(([flags, { source, sample }]) => ({
      field: '',
      modifiers: ['re', ...flags],
      values: [quoted(source)],
      samples: [sample],
    })),
  },
)
