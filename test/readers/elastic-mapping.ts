/** https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/field-data-types */
export type ElasticType =
  | 'keyword'
  | 'constant_keyword'
  | 'wildcard'
  | 'text'
  | 'flattened'
  | 'ip'
  | 'long'
  | 'double'
  | 'date'
  | 'boolean'

/** The type of a query on a field, from its own form. */
export type Asked = 'text' | 'number' | 'address' | 'boolean'

/**
 * The type of a field. If several indices have the field with different types, the type in the index that supports the
 * query.
 */
export type Mapping = (field: string, asked: Asked) => ElasticType

/** An index that stores all values as texts. */
export const keywordFields: Mapping = () => 'keyword'

/** Indices with a field of the right type for each query: numbers for numbers, addresses for networks. */
export const fieldsAsAsked: Mapping = (_, asked) => TYPES[asked]

const TYPES: Readonly<Record<Asked, ElasticType>> = {
  text: 'keyword',
  number: 'double',
  address: 'ip',
  boolean: 'boolean',
}

/** An index with these types; other fields hold texts. */
export const fieldsOfTypes =
  (types: Readonly<Record<string, ElasticType>>): Mapping =>
  (field) =>
    types[field] ?? 'keyword'
