import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RulePage } from '../../../src/site/catalog/model/rule-page.js'
import { folderOf, runProgram } from '../harness/make-catalog.js'
import type { NamedPage } from '../harness/page-laws.js'
import { hostileRules } from './hostile-rules.js'
import { readSeedDocument } from './seed-document.js'

let folder: string | undefined

/**
 * Writes one catalog for all tests, and returns its folder. It has the rules of the repository, hostile ones, and that of
 * the document if it is there.
 */
export function catalogFolder(): string {
  if (folder !== undefined) return folder
  const document = readSeedDocument()
  const out = join(folderOf({}), 'site')
  const rules = ['rules', folderOf(hostileRules), ...(document === undefined ? [] : [document.ruleFile])]
  runProgram(['catalog', ...rules, '--output', out])
  folder = out
  return out
}

/** Reads the data of all pages of rules. */
export const rulePages = (): readonly RulePage[] =>
  readdirSync(join(catalogFolder(), 'rules'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(catalogFolder(), 'rules', name), 'utf8')))

/** Our rule about the same events as that of the document. */
export const OUR_RULE = 'rules/4dd9c176-6dda-4dc1-9842-483169048f78.html'

const ruleWhere = (test: (page: RulePage) => boolean): string => {
  const found = rulePages().find(test)
  if (found === undefined) throw new Error('the catalog has no such rule')
  return `${found.path}.html`
}

/** A page of each kind. */
export const PAGES: readonly NamedPage[] = [
  ['all rules', () => 'index.html'],
  ['a detection', () => OUR_RULE],
  ['a correlation', () => ruleWhere(({ kind }) => kind === 'correlation')],
  ['a filter', () => ruleWhere(({ kind }) => kind === 'filter')],
  ['a rule with errors', () => ruleWhere(({ kind }) => kind === 'broken')],
  ['a rule of hostile texts', () => ruleWhere(({ title }) => title.startsWith('Title <img'))],
  ['a rule of long words', () => ruleWhere(({ title }) => title.startsWith('UnbrokenUnbroken'))],
  ['log sources', () => 'by/logsources.html'],
  ['techniques', () => 'by/techniques.html'],
  ['fields', () => 'by/fields.html'],
  ['values', () => 'by/values.html'],
  ['authors', () => 'by/authors.html'],
  ['verdicts', () => 'by/verdicts.html'],
  ['coverage', () => 'coverage/index.html'],
]
