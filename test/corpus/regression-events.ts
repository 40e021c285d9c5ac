import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { load } from 'js-yaml'
import type { Json } from '../../src/index.js'

/** Events that a rule must match. */
export interface RegressionCase {
  readonly rule: string
  readonly file: string
  readonly events: readonly Json[]
  /** The number of events that the rule matches, if its authors give it. */
  readonly matchCount: number | undefined
}

type Fields = { readonly [name: string]: Json }

/** The regression data of a folder: one folder per rule, with an `info.yml` and the events in one JSON file. */
export function regressionCases(folder: string): readonly RegressionCase[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((name) => basename(name) === 'info.yml')
    .sort()
    .flatMap((name) => {
      const beside = dirname(name)
      const info = load(readFileSync(join(folder, name), 'utf8')) as Info
      return files
        .filter((file) => dirname(file) === beside && file.endsWith('.json'))
        .map((file) => ({
          rule: basename(file, '.json'),
          file,
          events: readEvents(readFileSync(join(folder, file), 'utf8')),
          matchCount: info.regression_tests_info?.[0]?.match_count,
        }))
    })
}

interface Info {
  readonly regression_tests_info?: readonly { readonly match_count?: number }[]
}

/** The file contains JSON objects one after the other, each closed by a brace in the first column. */
const readEvents = (text: string): Json[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/(?<=^\})\s+(?=\{)/m)
    .map((object) => flatEvent(JSON.parse(object)))

/**
 * A Windows event with the field names of rules: the contents of EventData (or inside UserData), and of System the
 * plain values and those that tools flatten, such as `Provider_Name`.
 */
function flatEvent({ Event: event }: { readonly Event: Fields }): Json {
  const system = fields(event.System)
  const flattened = Object.entries(system).flatMap(([name, value]) => {
    const attributes = fields(fields(value)['#attributes'])
    const inner = Object.entries(attributes).map(([key, own]) => [`${name}_${key}`, own] as const)
    return inner.length > 0 ? inner : [[name, text(value)] as const]
  })
  const user = Object.values(fields(event.UserData)).flatMap((part) => Object.entries(fields(part)))
  const data = [...user, ...Object.entries(fields(event.EventData))].filter(([name]) => name !== '#attributes')
  return Object.fromEntries([...flattened, ...data.map(([name, value]) => [name, text(value)] as const)])
}

/** The value of `{"#text": value, "#attributes": …}`, else the value itself. */
const text = (value: Json): Json => fields(value)['#text'] ?? value

const fields = (value: Json): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
