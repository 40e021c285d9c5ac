import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'smol-toml'
import { quickly } from '../readers/ajv-options.js'

/** Violations of the Kibana API schema next to this file; empty if there are none. */
export function ruleMistakes(rule: unknown): readonly string[] {
  if (isRule(rule)) return []
  return (isRule.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const isRule = new Ajv2020({ ...quickly, allErrors: true, strictRequired: false, strictTypes: false }).compile(
  JSON.parse(readFileSync(new URL('elastic-rule.schema.json', import.meta.url), 'utf8')),
)

/** A detection-rules file as an object for the API, read by an independent library. */
export function readToml(text: string): {
  readonly metadata: unknown
  readonly transform?: unknown
  readonly rule: unknown
} {
  const { metadata, transform, rule, ...rest } = JSON.parse(JSON.stringify(parse(text)))
  if (Object.keys(rest).length > 0) throw new Error(`unknown tables: ${Object.keys(rest)}`)
  const { new_terms, ...others } = rule
  if (new_terms === undefined) return { metadata, transform, rule }
  const [history] = new_terms.history_window_start
  return {
    metadata,
    transform,
    rule: { ...others, [new_terms.field]: new_terms.value, [history.field]: history.value },
  }
}

/** The text as TOML can contain it, without lone surrogates. */
export const wellFormed = (json: string): unknown =>
  JSON.parse(json, (_, value) => (typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value))

/**
 * A rule without the changes for the repository: `KEEP` in ES|QL, the schedule of building blocks and sequences, and keys
 * that its build computes.
 */
export function butForTheRepository(rule: unknown): unknown {
  if (typeof rule !== 'object' || rule === null) return rule
  const { query, interval, from, note, related_integrations, required_fields, ...rest } = rule as Readonly<
    Record<string, unknown>
  >
  if (rest.building_block_type !== undefined) return rest
  if (String(query).startsWith('sequence')) return { ...rest, query, note }
  return { ...rest, query: String(query).replace(/ \| KEEP \*$/, ''), interval, from, note }
}
