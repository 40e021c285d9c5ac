import { basename, dirname, resolve } from 'node:path'
import type { RuleDocument } from '../../../rule/parse-rules.js'
import { addValue } from '../../../text/add-value.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { Diagnostic } from '../../../text/diagnostic.js'
import { didYouMean } from '../../../text/suggest.js'
import { inBackQuotes } from '../../../text/word-list.js'
import type { Input } from '../../files/inputs.js'
import type { RuleName, RuleTest } from '../rule-test.js'

/** A document of a rule file: a rule, or one with errors. */
export interface TestedDocument {
  readonly input: Input
  /** The absolute path of its file. */
  readonly path: string
  readonly document: RuleDocument
}

/** Finds the rule of a test, or returns the diagnostic that explains why there is none. */
export type FindRule = (test: RuleTest) => TestedDocument | Diagnostic

/** Indexes the documents that tests may name. Filters are parts of other rules, and cannot be tested. */
export function openRuleFinder(all: readonly TestedDocument[]): FindRule {
  const documents = all.filter(({ document: { rule, draft } }) => (rule ?? draft)?.kind !== 'filter')
  const byName = indexed(documents, ({ document: { identity } }) => [identity.id, identity.name])
  const byTitle = indexed(documents, ({ document }) => [document.identity.title])
  const byStem = indexed(documents, ({ path }) => [basename(stemOf(path))])
  const byPath = indexed(documents, ({ path }) => [path])
  const byPathStem = indexed(documents, ({ path }) => [stemOf(path)])
  const byFolder = indexed(documents, ({ path }) => [dirname(path)])
  const named = (name: string): readonly TestedDocument[] =>
    [byName, byTitle, byStem].map((index) => index.get(name.toLowerCase()) ?? []).find(({ length }) => length > 0) ?? []
  const candidates = (rule: RuleName): readonly TestedDocument[] => {
    switch (rule.kind) {
      case 'named': {
        const path = resolve(rule.folder, rule.name)
        return [named(rule.name), byPath.get(path.toLowerCase()) ?? []].find(({ length }) => length > 0) ?? []
      }
      case 'beside':
        return byPathStem.get(rule.stem.toLowerCase()) ?? named(basename(rule.stem))
      case 'one-of': {
        const found = rule.names.map(named).find(({ length }) => length > 0)
        return found ?? (rule.folder === undefined ? [] : (byFolder.get(rule.folder.toLowerCase()) ?? []))
      }
    }
  }
  return (test) => {
    const found = candidates(test.rule)
    const [first, second] = found
    if (first !== undefined && second === undefined) return first
    const problem = first === undefined ? missingText(test.rule) : severalText(test.rule, found)
    const names = documents.flatMap(({ document: { identity } }) => [identity.name ?? [], identity.id ?? []].flat())
    const help = first === undefined ? missingHelp(test.rule, names) : 'name one of them with `rule`'
    return diagnoseProject('tested-rule', test.source, test.ruleSpan, [problem], { help })
  }
}

const stemOf = (path: string): string => path.replace(/\.ya?ml$/i, '')

function indexed(
  documents: readonly TestedDocument[],
  keysOf: (document: TestedDocument) => readonly (string | null)[],
): ReadonlyMap<string, readonly TestedDocument[]> {
  const index = new Map<string, TestedDocument[]>()
  for (const document of documents) {
    for (const key of keysOf(document)) {
      if (key !== null) addValue(index, key.toLowerCase(), document)
    }
  }
  return index
}

function missingText(rule: RuleName): string {
  switch (rule.kind) {
    case 'named':
      return `there is no rule \`${rule.name}\``
    case 'beside':
      return `there is no rule in \`${basename(rule.stem)}.yml\` beside the tests`
    case 'one-of':
      return `there is no rule ${inBackQuotes(rule.names).join(' or ')}`
  }
}

const missingHelp = (rule: RuleName, names: readonly string[]): string =>
  (rule.kind === 'named' ? didYouMean(rule.name, names) : undefined) ??
  'name the rule with `rule`, and give its file or folder to the command'

function severalText(rule: RuleName, found: readonly TestedDocument[]): string {
  const titles = inBackQuotes(
    found.slice(0, 3).map(({ document: { identity } }) => identity.title ?? identity.id ?? '?'),
  )
  const all = `${titles.join(', ')}${found.length > 3 ? ', …' : ''}`
  return rule.kind === 'named'
    ? `${found.length} rules have this name: ${all}`
    : `the file has ${found.length} rules: ${all}`
}
