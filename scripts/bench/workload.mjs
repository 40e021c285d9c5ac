// Workloads on the built package; `npm run build` comes first.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEvents } from 'js-yaml'
import { convertRule, parseRules } from '../../dist/src/index.js'

/** The rule files of a folder, one by one. */
export function* readTexts(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yml'))
  for (const name of names.sort()) yield { name, text: readFileSync(join(folder, name), 'utf8') }
}

/** Converts the rules in the text of a file; returns the number of rules. */
export function readAndConvert(source, backend) {
  const rules = parseRules(source).flatMap(({ rule }) => (rule === undefined ? [] : [rule]))
  for (const rule of rules) convertRule(rule, backend)
  return rules.length
}

/** The rules of some files, read once. */
export const readRules = (sources) =>
  sources.flatMap((source) => parseRules(source).flatMap(({ rule }) => (rule?.kind === 'detection' ? [rule] : [])))

/** Converts rules that are already read; returns the number of queries. */
export const convertAll = (rules, backend, settings = {}) =>
  rules.filter((rule) => convertRule(rule, backend, { ...settings, lossy: true }).query !== null).length

/** Unavoidable work: the events of the YAML. */
export const readEvents = (source) => parseEvents(source.text).length
