import { attackOf } from '../../../backend/artifact/attack.js'
import type { Metadata } from '../../../rule/rule.js'
import { webAddress } from '../../shell/links.js'
import type { Reference, RulePage, TacticFacts } from './rule-page.js'

type MetadataFacts = Pick<
  RulePage,
  | 'title'
  | 'id'
  | 'status'
  | 'level'
  | 'authors'
  | 'date'
  | 'modified'
  | 'license'
  | 'description'
  | 'references'
  | 'falsepositives'
  | 'fields'
  | 'tags'
  | 'attack'
>

/** Returns the metadata of a rule with null for what is absent. */
export function metadataFacts(metadata: Metadata): MetadataFacts {
  const { title, id, status, level, author, date, modified, license, description } = metadata
  return {
    title,
    id: id ?? null,
    status: status ?? null,
    level: level ?? null,
    authors: author === undefined ? [] : authorsOf(author),
    date: date ?? null,
    modified: modified ?? null,
    license: license ?? null,
    description: description?.trim() ?? null,
    references: (metadata.references ?? []).map(reference),
    falsepositives: metadata.falsepositives ?? [],
    fields: metadata.fields ?? [],
    tags: metadata.tags ?? [],
    attack: tacticFacts(metadata.tags),
  }
}

/** Splits a list of authors at its commas, except those inside of parentheses. */
const authorsOf = (author: string): readonly string[] => [
  ...new Set(
    author
      .split(/,(?![^()]*\))/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

const reference = (text: string): Reference => ({ text, url: webAddress(text) ?? null })

/** Lists the tactics with the techniques and subtechniques of the tags. */
const tacticFacts = (tags: readonly string[] | undefined): readonly TacticFacts[] => {
  const used = new Set((tags ?? []).map((tag) => tag.toLowerCase()))
  return attackOf(tags).tactics.map(({ id, name, techniques }) => ({
    id,
    name,
    techniques: techniques.flatMap(({ subtechniques, ...technique }) => [
      ...(subtechniques.length === 0 || used.has(`attack.${technique.id.toLowerCase()}`)
        ? [{ id: technique.id, name: technique.name }]
        : []),
      ...subtechniques.map((subtechnique) => ({
        id: subtechnique.id,
        name: `${technique.name}: ${subtechnique.name}`,
      })),
    ]),
  }))
}
