import type { Json } from '../../../ir/json.js'
import { writeYamlText } from '../../scaffold/write-yaml.js'

/** Writes the members of an event as lines of YAML. */
export const eventLines = (event: { readonly [name: string]: Json }): readonly string[] =>
  Object.entries(event).flatMap(([name, value]) => memberLines(writeYamlText(name), value))

function memberLines(name: string, value: Json): readonly string[] {
  const lines = nestedLines(value)
  return lines === undefined ? [`${name}: ${plainText(value)}`] : [`${name}:`, ...lines.map((line) => `    ${line}`)]
}

/** Returns the lines of a map or a list that is not empty. */
function nestedLines(value: Json): readonly string[] | undefined {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.flatMap(itemLines)
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return undefined
  return eventLines(value as { readonly [name: string]: Json })
}

function itemLines(value: Json): readonly string[] {
  const [first, ...rest] = nestedLines(value) ?? [plainText(value)]
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)]
}

const plainText = (value: Json): string =>
  typeof value === 'string' ? writeYamlText(value) : (JSON.stringify(value) ?? 'null')
