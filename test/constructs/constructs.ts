import { readdirSync, readFileSync } from 'node:fs'
import { type DetectionRule, parseRules, type RuleDocument } from '../../src/index.js'

const folder = new URL('./', import.meta.url)

/** The rules next to this file by name: one Sigma construct per file. */
export const constructs: ReadonlyMap<string, RuleDocument> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .map((file) => file.replace('.yml', ''))
    .sort()
    .map((name) => [name, read(`${name}.yml`)]),
)

function read(file: string): RuleDocument {
  const documents = parseRules({ name: file, text: readFileSync(new URL(file, folder), 'utf8') })
  const [document] = documents
  if (document === undefined || documents.length > 1) throw new Error(`${file} is not one document`)
  return document
}

/** The rule of a construct: a detection rule without reading errors. */
export function constructRule(name: string): DetectionRule {
  const { rule, diagnostics } = constructs.get(name) ?? { rule: undefined, diagnostics: [] }
  if (rule?.kind !== 'detection') throw new Error(`no detection rule: ${name} ${diagnostics.join('\n')}`)
  return rule
}
