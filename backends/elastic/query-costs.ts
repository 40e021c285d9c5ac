import type { QueryCost } from '../../src/backend/query-cost.js'

const DSL = 'https://www.elastic.co/docs/reference/query-languages/query-dsl'

/** Elasticsearch has an index for such patterns in fields of the type `wildcard` only. */
export const wildcardCost: QueryCost = {
  kind: 'leading-wildcard',
  because: 'Elasticsearch compares every term of the field',
  page: `${DSL}/query-dsl-wildcard-query`,
  appliesTo: (_, type) => type !== 'wildcard' && type !== 'constant_keyword',
}

/** An expression with a fixed beginning is compared only with the terms that begin so. */
export const regexCost: QueryCost = {
  kind: 'regex-scan',
  because: 'Elasticsearch compares every term of the field',
  page: `${DSL}/query-dsl-regexp-query`,
  appliesTo: ({ text }, type) => /[/"]\.\*/.test(text) && type !== 'wildcard' && type !== 'constant_keyword',
}

export const keywordCost: QueryCost = {
  kind: 'keyword-scan',
  because: 'Elasticsearch searches every field',
  page: `${DSL}/query-dsl-query-string-query`,
}
