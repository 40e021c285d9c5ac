import { isIP } from 'node:net'
import type { Leaf } from './elastic-event.js'

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

/**
 * The type of a query on a field, from its own form. A term that is the text of a network asks a field of addresses for
 * the network, and a field of texts for the text.
 */
export type Asked = 'text' | 'number' | 'address' | 'network' | 'boolean'

/**
 * The type of a field that has these values. If several indices have the field with different types, the type in the
 * index that supports the query.
 */
export type Mapping = (field: string, asked: Asked, values: readonly Leaf[]) => ElasticType

/** An index that stores all values as texts. */
export const keywordFields: Mapping = () => 'keyword'

/**
 * Indices with a field of the right type for each query: numbers for numbers, addresses for networks. An address is in
 * a field of addresses if a query may search for networks there.
 */
export const fieldsAsAsked: Mapping = (_, asked, values) =>
  asked === 'network' ? (values.some(isAddress) ? 'ip' : 'keyword') : TYPES[asked]

const isAddress = (value: Leaf): boolean => isIP(String(value)) !== 0

const TYPES: Readonly<Record<Exclude<Asked, 'network'>, ElasticType>> = {
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
