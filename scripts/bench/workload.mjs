// What is measured, on the built package: `npm run build` comes first.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEvents } from 'js-yaml'
import { convertRule, parseRules } from '../../dist/src/index.js'

/** The rule files of a folder, one by one. */
export function* readTexts(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yml'))
  for (const name of names.sort()) yield { name, text: readFileSync(join(folder, name), 'utf8') }
}

/** From the text of a file to the queries of its rules; gives the number of rules. */
export function readAndConvert(source, backend) {
  const rules = parseRules(source).flatMap(({ rule }) => (rule === undefined ? [] : [rule]))
  for (const rule of rules) convertRule(rule, backend)
  return rules.length
}

/** The rules of some files, read once. */
export const readRules = (sources) =>
  sources.flatMap((source) => parseRules(source).flatMap(({ rule }) => (rule?.kind === 'detection' ? [rule] : [])))

/** The queries of rules that are read already; gives how many there are. */
export const convertAll = (rules, backend, settings = {}) =>
  rules.filter((rule) => convertRule(rule, backend, { ...settings, lossy: true }).query !== null).length

/** What nobody can do without: the events of the YAML. */
export const readEvents = (source) => parseEvents(source.text).length
