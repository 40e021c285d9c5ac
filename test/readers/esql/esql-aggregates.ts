import type { EsqlScalar, EsqlType, EsqlValue } from './esql-tree.js'

interface EsqlAggregateFunction {
  /** Accepted types; any type if it is undefined. */
  readonly takes: EsqlType | undefined
  /** The type of the result; that of the argument if it is undefined. */
  readonly result: EsqlType | undefined
  /**
   * Aggregates the values of all rows: null and missing values are omitted, several values of a row count separately.
   */
  readonly evaluate: (values: readonly EsqlScalar[], rank: number) => EsqlValue
}

/**
 * Estimates of Elasticsearch are exact here: `COUNT_DISTINCT` of few values, and medians and percentiles between the
 * closest ranks.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/aggregation-functions
 */
export const aggregateFunctions: Readonly<Record<string, EsqlAggregateFunction>> = {
  COUNT: { takes: undefined, result: 'number', evaluate: (values) => values.length },
  COUNT_DISTINCT: { takes: undefined, result: 'number', evaluate: (values) => new Set(values.map(keyOf)).size },
  SUM: { takes: 'number', result: 'number', evaluate: (values) => (values.length === 0 ? null : sum(values)) },
  AVG: {
    takes: 'number',
    result: 'number',
    evaluate: (values) => (values.length === 0 ? null : sum(values) / values.length),
  },
  MEDIAN: { takes: 'number', result: 'number', evaluate: (values) => ranked(values, 50) },
  PERCENTILE: { takes: 'number', result: 'number', evaluate: ranked },
  MIN: { takes: undefined, result: undefined, evaluate: (values) => extreme(values, (a, b) => a < b) },
  MAX: { takes: undefined, result: undefined, evaluate: (values) => extreme(values, (a, b) => a > b) },
}

/** Different for different values. */
export const keyOf = (value: EsqlScalar | null): string =>
  value instanceof Date ? value.toISOString() : `${typeof value} ${value}`

const sum = (values: readonly EsqlScalar[]): number => values.reduce((total: number, value) => total + Number(value), 0)

function ranked(values: readonly EsqlScalar[], rank: number): number | null {
  const sorted = values.map(Number).toSorted((a, b) => a - b)
  const place = (rank / 100) * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return below === undefined || above === undefined ? null : below + (above - below) * (place % 1)
}

const extreme = (values: readonly EsqlScalar[], isBetter: (a: EsqlScalar, b: EsqlScalar) => boolean): EsqlValue =>
  values.reduce<EsqlScalar | null>((best, value) => (best === null || isBetter(value, best) ? value : best), null)
