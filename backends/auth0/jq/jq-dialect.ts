import type { Dialect } from '../../../src/dialect/dialect.js'
import { type Rendering, SYMBOL, type Unsupported, unsupported } from '../../../src/dialect/rendering.js'
import type { Equals, FieldRef, TimePart } from '../../../src/ir/predicate.js'
import { globTest, HALF_PAIR } from './glob-test.js'
import { isWellFormed, jqText } from './jq-text.js'
import { networkTest } from './network-test.js'
import { oniguruma } from './oniguruma.js'
import { isExact, numberList, numberLists, textLists } from './value-lists.js'

/**
 * jq over one event of a tenant's logs as the Management API returns it: the content of `data` in a log stream event,
 * without `data.`. No key of an event has Splunk's `{}`. Exact: each predicate behaves as in the matcher, through the
 * functions of `definitions.ts`, or is refused. Every text is a call or in parentheses.
 *
 * https://jqlang.org/manual/v1.6/
 */
export const jqDialect: Dialect = {
  name: 'jq',
  logic: { and: ' and ', or: ' or ', not: (atom) => `(${atom} | not)`, missing: 'false' },
  field: fieldName,
  predicates: {
    match: ({ pattern, cased }, field) => anyText(`texts(${field})`, globTest(pattern, cased)),
    equals,
    isNull: (_, field) => `is_null(${field})`,
    exists: (_, field) => `any(field(${field}); true)`,
    compare: ({ op, value }, field) => compared(`field(${field}) | number`, SYMBOL[op], value),
    regex: ({ source, flags }, field) => anyText(`texts(${field})`, regexTest(source, flags)),
    cidr: ({ network }, field) =>
      anyText(`texts(${field})`, networkTest(network) ?? unsupported('the value is not a network')),
    fieldRef: sameTexts,
    keyword: ({ pattern, cased }) => anyText('.. | text', globTest(pattern, cased)),
    keywordRegex: ({ source, flags }) => anyText('.. | text', regexTest(source, flags)),
    timePart,
    expression: unsupported('jq cannot evaluate query expressions of the log search'),
  },
  oneOf: [...textLists, numberLists],
}

function fieldName(name: string): string | Unsupported {
  const own = name.replaceAll('{}', '').replace(/^data\./, '')
  return isWellFormed(own) ? jqText(own) : HALF_PAIR
}

const anyText = (texts: string, test: string | Unsupported): Rendering =>
  typeof test === 'string' ? `any(${texts}; ${test})` : test

function regexTest(source: string, flags: string): string | Unsupported {
  const expression = oniguruma(source, flags)
  return typeof expression === 'string' ? `test(${jqText(expression)})` : expression
}

function equals({ type, text }: Equals, field: string): Rendering {
  if (type === 'boolean') return `any(texts(${field}); ascii_downcase == ${jqText(text)})`
  const number = Number(text)
  if (!Number.isFinite(number)) return unsupported('jq cannot represent numbers of this size')
  if (!isExact(number)) return `any(texts(${field}); . == ${jqText(text)})`
  return numberList(field, [String(number), jqText(text)])
}

function compared(numbers: string, symbol: string, value: string): Rendering {
  const number = Number(value)
  if (!Number.isFinite(number) || !isExact(number))
    return unsupported('jq cannot compare numbers with this many digits')
  return `any(${numbers}; . ${symbol} ${number})`
}

function sameTexts({ other, match, cased }: FieldRef, field: string): Rendering {
  const name = fieldName(other)
  if (typeof name !== 'string') return name
  const texts = (fieldText: string): string => (cased ? `texts(${fieldText})` : `(texts(${fieldText}) | lower)`)
  const test = match === 'equals' ? '. == $other' : match === 'contains' ? 'includes($other)' : `${match}($other)`
  return `any(${texts(name)} as $other | ${texts(field)} | ${test}; .)`
}

function timePart({ part, op, value }: TimePart, field: string): Rendering {
  return compared(`texts(${field}) | ${part}_of_date`, op === 'eq' ? '==' : SYMBOL[op], value)
}
