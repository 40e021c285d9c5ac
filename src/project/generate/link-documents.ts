import { referenceName } from '../../rule/reference-name.js'
import type { Rule } from '../../rule/rule.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import { standsAloneAmong } from '../../rule/stands-alone.js'
import { addValue } from '../../text/add-value.js'
import { suggester } from '../../text/suggest.js'
import { keyOf, type ProjectDocument, type ProjectFile } from './project-rules.js'
import { filterApplies } from './rule-facts.js'

/** The references between the documents of a project, found from their facts alone. */
export interface DocumentLinks {
  /** False for a document that is only a part of correlations. */
  readonly standsAlone: (document: ProjectDocument) => boolean
  readonly linksOf: (document: ProjectDocument) => Links
  /** The rules of the parsed files. For a document whose `files` are parsed, it finds the same as an index of all rules. */
  readonly rules: RuleIndex
}

/** The files and rules that a conversion depends on. */
export interface Links {
  /** The document's own file, those of the rules that it refers to, and those of the filters that apply. */
  readonly files: readonly ProjectFile[]
  /** The documents that each name refers to, as a text that is equal for equal answers. */
  readonly resolution: string
}

export function linkDocuments(documents: readonly ProjectDocument[]): DocumentLinks {
  const byName = indexByName(documents)
  const filters = documents.filter(({ facts }) => facts?.kind === 'filter')
  const find = (name: string): readonly ProjectDocument[] => byName.get(referenceName(name)) ?? []
  // Names need to be unique only within a file, as `findRule` reads them.
  const findFrom = (name: string, { file }: ProjectDocument): readonly ProjectDocument[] => {
    const nearby = find(name).filter((candidate) => candidate.file === file)
    return nearby.length > 0 ? nearby : find(name)
  }
  const partsOf = (document: ProjectDocument): readonly ProjectDocument[] =>
    document.facts?.kind !== 'correlation'
      ? []
      : document.facts.refersTo.flatMap((name) => {
          const [first, second] = findFrom(name, document)
          return first === undefined || second !== undefined || first.facts?.kind === 'filter' ? [] : [first]
        })
  const known = new Map<ProjectDocument, Links>()
  const linksOf = (document: ProjectDocument): Links => {
    const links = known.get(document) ?? collectLinks(document, { find, filters })
    known.set(document, links)
    return links
  }
  return {
    standsAlone: standsAloneAmong(
      documents.flatMap((rule) =>
        rule.facts?.kind === 'correlation' ? [{ rule, parts: partsOf(rule), generates: rule.facts.generates }] : [],
      ),
    ),
    linksOf,
    rules: indexOfParsed(documents, [...byName.keys()], find, filters),
  }
}

function indexByName(documents: readonly ProjectDocument[]): ReadonlyMap<string, readonly ProjectDocument[]> {
  const index = new Map<string, ProjectDocument[]>()
  for (const document of documents) {
    for (const key of new Set(document.facts?.referenceNames)) addValue(index, key, document)
  }
  return index
}

interface Lookup {
  readonly find: (name: string) => readonly ProjectDocument[]
  readonly filters: readonly ProjectDocument[]
}

/** Collects the links of a document and of all documents that it reaches. */
function collectLinks(document: ProjectDocument, { find, filters }: Lookup): Links {
  const files = new Set<ProjectFile>()
  const answers: string[] = []
  const reached = new Set<ProjectDocument>([document])
  const answer = (name: string): void => {
    const candidates = find(name)
    answers.push(`${name}: ${candidates.map(keyOf).join(' ')}`)
    for (const candidate of candidates) reached.add(candidate)
  }
  for (const { file, facts } of reached) {
    files.add(file)
    if (facts === undefined || facts.kind === 'filter') continue
    if (facts.kind === 'correlation') for (const name of facts.refersTo) answer(name)
    for (const filter of filters) {
      if (filter.facts?.kind !== 'filter' || !filterApplies(filter.facts, facts)) continue
      reached.add(filter)
      answers.push(keyOf(filter))
      // A filter whose id several rules have is an error.
      for (const { name } of filter.facts.rules === 'any' ? [] : filter.facts.rules) {
        answers.push(`${name}: ${find(name).map(keyOf).join(' ')}`)
        for (const candidate of find(name)) files.add(candidate.file)
      }
    }
  }
  return { files: [...files], resolution: answers.join('\n') }
}

function indexOfParsed(
  documents: readonly ProjectDocument[],
  names: readonly string[],
  find: Lookup['find'],
  filters: Lookup['filters'],
): RuleIndex {
  const ruleOf = ({ file, index }: ProjectDocument): readonly Rule[] => {
    const rule = file.parsed()?.[index]?.rule
    return rule === undefined ? [] : [rule]
  }
  return {
    find: (name) => find(name).flatMap(ruleOf),
    names,
    suggest: suggester(names),
    get all() {
      return documents.flatMap(ruleOf)
    },
    get filters() {
      return filters.flatMap(ruleOf).filter((rule) => rule.kind === 'filter')
    },
  }
}
