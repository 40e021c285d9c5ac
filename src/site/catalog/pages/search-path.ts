import { queryString } from '../../shell/links.js'

type Parameter = readonly [name: string, value: string]

/** Returns the path of the search with some parameters. */
export const searchPath = (...parameters: readonly Parameter[]): string => `index.html${queryString(parameters)}`

/** Returns the path of the search for the rules that look for a value in a field, or in any field. */
export function valuePath(field: string | null, kind: string, value: string): string {
  const fieldParameters: readonly Parameter[] = field === null ? [] : [['field', field]]
  return searchPath(...fieldParameters, ['kind', kind], ['value', value])
}
