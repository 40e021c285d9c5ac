// The rules of the benchmark of many rules.
import { parseRules } from '../../dist/src/index.js'
import { readTexts } from './workload.mjs'

export const readLogRules = (folder) =>
  [...readTexts(folder)].flatMap((source) => parseRules(source).flatMap(({ rule }) => rule ?? []))
