import { subnet } from '../subnet.js'
import type { EsqlScalar, EsqlType } from './esql-tree.js'

export interface EsqlFunction {
  /** The last type applies to all further arguments; `any` accepts every type. */
  readonly args: readonly (EsqlType | 'any')[]
  /** True for conversions, which convert each of several values. */
  readonly each?: true
  readonly result: EsqlType
  /** Absent if only Elasticsearch can evaluate it: the result of a search depends on the index. */
  readonly evaluate?: (...args: readonly EsqlScalar[]) => EsqlScalar | null
}

/**
 * Functions of single values: null and several values result in null.
 * https://www.elastic.co/docs/reference/query-languages/esql/esql-multivalued-fields
 */
export const functions: Readonly<Record<string, EsqlFunction>> = {
  // …/esql/functions-operators/string-functions
  TO_LOWER: { args: ['text'], result: 'text', evaluate: (text) => String(text).toLowerCase() },
  TO_UPPER: { args: ['text'], result: 'text', evaluate: (text) => String(text).toUpperCase() },
  STARTS_WITH: {
    args: ['text', 'text'],
    result: 'boolean',
    evaluate: (text, start) => String(text).startsWith(String(start)),
  },
  ENDS_WITH: { args: ['text', 'text'], result: 'boolean', evaluate: (text, end) => String(text).endsWith(String(end)) },
  // "Returns 0 if the substring cannot be found. Note that string positions start from 1."
  LOCATE: {
    args: ['text', 'text'],
    result: 'number',
    evaluate: (text, part) => BigInt(String(text).indexOf(String(part)) + 1),
  },
  LENGTH: { args: ['text'], result: 'number', evaluate: (text) => BigInt(Array.from(String(text)).length) },
  // …/esql/functions-operators/ip-functions
  CIDR_MATCH: {
    args: ['ip', 'text'],
    result: 'boolean',
    evaluate: (address, ...blocks) => blocks.some((block) => network(String(block))(String(address))),
  },
  // …/esql/functions-operators/type-conversion-functions: an invalid address becomes null, with a warning.
  TO_IP: {
    args: ['text'],
    result: 'ip',
    evaluate: (text) => (network('0.0.0.0/0')(String(text)) || network('::/0')(String(text)) ? String(text) : null),
  },
  TO_STRING: { args: ['any'], each: true, result: 'text', evaluate: (value) => textOf(value) },
  TO_DOUBLE: {
    args: ['any'],
    each: true,
    result: 'number',
    evaluate: (value) => (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(textOf(value)) ? Number(value) : null),
  },
  // …/esql/functions-operators/date-time-functions. The result of the first two depends on more than their arguments.
  NOW: { args: [], result: 'date' },
  DATE_TRUNC: { args: ['timespan', 'date'], result: 'date' },
  // By the names of java.time.temporal.ChronoField; dates are in UTC.
  DATE_EXTRACT: {
    args: ['text', 'date'],
    result: 'number',
    evaluate: (part, date) => (date instanceof Date ? BigInt(datePart(String(part), date)) : null),
  },
  // …/esql/functions-operators/search-functions
  KQL: { args: ['text'], result: 'boolean' },
  QSTR: { args: ['text'], result: 'boolean' },
}

const textOf = (value: EsqlScalar | undefined): string => (value instanceof Date ? value.toISOString() : String(value))

function network(block: string): (address: string) => boolean {
  const test = subnet(block)
  if (test === undefined) throw new Error(`no network: ${block}`)
  return test
}

function datePart(name: string, date: Date): number {
  const read = DATE_PARTS[name.toUpperCase()]
  if (read === undefined) throw new Error(`no part of a date that the reader knows: ${name}`)
  return read(date)
}

const DATE_PARTS: Readonly<Record<string, (date: Date) => number>> = {
  YEAR: (date) => date.getUTCFullYear(),
  MONTH_OF_YEAR: (date) => date.getUTCMonth() + 1,
  DAY_OF_MONTH: (date) => date.getUTCDate(),
  HOUR_OF_DAY: (date) => date.getUTCHours(),
  MINUTE_OF_HOUR: (date) => date.getUTCMinutes(),
  SECOND_OF_MINUTE: (date) => date.getUTCSeconds(),
  // Monday is the first.
  DAY_OF_WEEK: (date) => date.getUTCDay() || 7,
}
