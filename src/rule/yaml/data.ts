import type { YamlMapping, YamlNode, YamlScalar } from './node.js'

/** A YAML node as plain data without places, for JSON Schema validators and callers of the library. */
export type Data = string | number | boolean | null | readonly Data[] | DataObject

/** A map of YAML as plain data. */
export interface DataObject {
  readonly [key: string]: Data
}

export const isList = (data: Data): data is readonly Data[] => Array.isArray(data)
export const isMap = (data: Data): data is DataObject => typeof data === 'object' && data !== null && !isList(data)

export function toData(node: YamlNode): Data {
  if (node.kind === 'scalar') return scalarData(node)
  return node.kind === 'sequence' ? node.items.map(toData) : mappingData(node)
}

/**
 * Converts a mapping to an object without a prototype, so that `__proto__` and `constructor` are ordinary names.
 * Every spelling of the key null becomes `null`.
 *
 * @param dataOf Converts a value. Default: `toData`.
 */
export function mappingData(node: Pick<YamlMapping, 'entries'>, dataOf: (node: YamlNode) => Data = toData): DataObject {
  const data: Record<string, Data> = Object.create(null)
  for (const { key, value } of node.entries) data[keyName(key)] = dataOf(value)
  return data
}

/** The name of a key in data. */
export const keyName = ({ type, text }: YamlScalar): string => (type === 'null' ? 'null' : text)

function scalarData({ type, text }: YamlScalar): Data {
  switch (type) {
    case 'text':
      return text
    case 'number':
      return Number(text)
    case 'boolean':
      return text.toLowerCase() === 'true'
    case 'null':
      return null
  }
}
