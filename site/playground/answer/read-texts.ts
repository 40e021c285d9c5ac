import { platformsOf } from '../../../src/backend/platform.js'
import type { Targets } from '../../../src/backend/targets.js'
import { parseRules, type RuleDocument } from '../../../src/rule/parse-rules.js'
import type { Rule } from '../../../src/rule/rule.js'
import { indexRules, type RuleIndex } from '../../../src/rule/rule-index.js'
import { standsAlone } from '../../../src/rule/stands-alone.js'
import type { Source } from '../../../src/text/source.js'
import { fileNames, type Input } from '../input/input.js'
import type { RuleList } from './answer.js'
import { openSources, type Sources } from './sources.js'
import { splitDocuments } from './split-documents.js'

/** The rules and filters of an input. */
export interface Texts {
  /** The sources of the rules in their order, then that of the filters, if there are any. */
  readonly files: readonly ReadFile[]
  readonly sources: Sources
  readonly index: RuleIndex
  /** The rules with a query of their own; undefined for a document with errors. */
  readonly candidates: readonly Candidate[]
}

export interface ReadFile {
  readonly source: Source
  readonly documents: readonly RuleDocument[]
}

interface Candidate {
  readonly document: RuleDocument
  readonly rule: Exclude<Rule, { readonly kind: 'filter' }> | undefined
}

export type ReadTexts = (input: Pick<Input, 'rules' | 'filters'>) => Texts

/** Returns a function that reads texts, and that reads again only the documents that differ from the last time. */
export function openTextReader(targets: Targets): ReadTexts {
  let last = new Map<string, ReadFile>()
  const platforms = platformsOf(targets.values())
  return ({ rules, filters }) => {
    const sources = openSources()
    const read = new Map<string, ReadFile>()
    const readPart = (name: 'rules' | 'filters', text: string, from: number, lines: number): ReadFile => {
      const key = `${name}\n${text}`
      // Equal documents need sources of their own, because each has its own place.
      const file = (read.has(key) ? undefined : last.get(key)) ?? parseFile(fileNames[name], text, platforms)
      read.set(key, file)
      sources.add(file.source, { text: name, from, lines })
      return file
    }
    const files: ReadFile[] = []
    let lines = 0
    for (const { text, from } of splitDocuments(rules)) {
      files.push(readPart('rules', text, from, lines))
      lines += lineBreaks(text)
    }
    if (filters.trim() !== '') files.push(readPart('filters', filters, 0, 0))
    last = read
    const index = indexRules(files.flatMap(({ documents }) => documents.flatMap(({ rule }) => rule ?? [])))
    return { files, sources, index, candidates: candidatesOf(files, index) }
  }
}

function parseFile(name: string, text: string, platforms: readonly string[]): ReadFile {
  const source = { name, text }
  return { source, documents: parseRules(source, { platforms, keepWritten: true }) }
}

function candidatesOf(files: readonly ReadFile[], index: RuleIndex): readonly Candidate[] {
  const isAlone = standsAlone(index)
  return files
    .filter(({ source }) => source.name === fileNames.rules)
    .flatMap(({ documents }) => documents)
    .flatMap((document): readonly Candidate[] => {
      const { rule } = document
      if (rule === undefined) return [{ document, rule }]
      return rule.kind !== 'filter' && isAlone(rule) ? [{ document, rule }] : []
    })
}

/** Returns the rules that a user can select, and which one is selected. */
export function ruleList({ candidates }: Texts, { rules, rule }: Pick<Input, 'rules' | 'rule'>): RuleList {
  if (rules.trim() === '' || candidates.length === 0) return { titles: [], selected: -1, state: 'empty' }
  const selected = Math.min(rule, candidates.length - 1)
  const titles = candidates.map(
    ({ document: { identity } }, at) => identity.title ?? identity.name ?? identity.id ?? `Rule ${at + 1}`,
  )
  return { titles, selected, state: candidates[selected]?.rule === undefined ? 'broken' : 'readable' }
}

const lineBreaks = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0
