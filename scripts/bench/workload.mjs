// Workloads on the built package; `npm run build` comes first.
import { convertRule, parseRules } from '../../dist/src/index.js'

export { readEvents, readTexts } from './yaml-events.mjs'

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
