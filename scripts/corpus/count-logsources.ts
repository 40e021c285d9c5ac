import { parseRules } from '../../src/index.js'
import type { CountedLogSource } from '../docs/mapped-logsources.js'
import { corpora, corpusFolder, readSources } from './corpora.js'

/** Counts the detection rules of all corpora by log source; the one with the most rules comes first. */
export function countLogsources(): readonly CountedLogSource[] {
  const counted = new Map<string, number>()
  for (const { folder } of corpora) {
    for (const { rule } of readSources(corpusFolder(folder)).flatMap((source) => parseRules(source))) {
      if (rule?.kind !== 'detection') continue
      const { product, category, service } = rule.logsource
      const key = JSON.stringify({ product, category, service })
      counted.set(key, (counted.get(key) ?? 0) + 1)
    }
  }
  return [...counted]
    .toSorted(([a, rules], [b, others]) => others - rules || (a < b ? -1 : 1))
    .map(([key, rules]) => ({ ...JSON.parse(key), rules }))
}
