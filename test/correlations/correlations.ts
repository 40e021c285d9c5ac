import { readdirSync, readFileSync } from 'node:fs'
import { type Diagnostic, parseRules, type Rule } from '../../src/index.js'

const folder = new URL('./', import.meta.url)

/** A correlation or first-seen rule, with the rules that it refers to. */
export interface CorrelationConstruct {
  readonly rule: Rule
  readonly all: readonly Rule[]
  /** Diagnostics of the reading. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The correlations in the files next to this one, by name: the first document of each, which may refer to the others.
 */
export const correlations: ReadonlyMap<string, CorrelationConstruct> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .map((file) => file.replace('.yml', ''))
    .sort()
    .map((name) => [name, read(`${name}.yml`)]),
)

function read(file: string): CorrelationConstruct {
  const documents = parseRules({ name: file, text: readFileSync(new URL(file, folder), 'utf8') })
  const all = documents.flatMap(({ rule }) => rule ?? [])
  const [rule] = all
  if (rule === undefined || all.length < documents.length) throw new Error(`${file} has a document that is no rule`)
  return { rule, all, diagnostics: documents.flatMap(({ diagnostics }) => diagnostics) }
}
