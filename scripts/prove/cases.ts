import { fileURLToPath } from 'node:url'
import type { Json, Source } from '../../src/index.js'
import { hash, seeded } from '../../src/witness/choose.js'
import { regressionCases } from '../../test/corpus/regression-events.js'
import { corpora, corpusFolder, readSources } from '../corpus/corpora.js'
import { eventsFor } from './events-for.js'
import { type FixedRule, fixedRules } from './fixed/fixed-rules.js'
import type { Case } from './prove.js'
import { randomRules } from './random-rules.js'
import { type Subject, subjectsOf } from './subject.js'

export interface CaseSettings {
  /** Folders of rules; empty for those of the repository and of all corpora. */
  readonly folders: readonly string[]
  /** Maximum number of events per rule. */
  readonly events: number
  readonly seed: number
  /** Number of random rules. */
  readonly random: number
}

/** The rules of one origin, each with its events. */
export interface CaseSet {
  /** Title on the page, in Markdown. */
  readonly title: string
  readonly cases: readonly Case[]
}

/** Every rule of the settings with its events; deterministic. */
export function caseSets({ folders, events, seed, random }: CaseSettings): readonly CaseSet[] {
  const own = fileURLToPath(new URL('../../rules', import.meta.url))
  const origins =
    folders.length > 0
      ? folders.map((folder) => ({ title: folder, sources: readSources(folder) }))
      : [
          { title: '[rules/](../rules) of this repository', sources: readSources(own) },
          ...corpora.map(({ title, url, folder }) => ({
            title: `[${title}](${url})`,
            sources: readSources(corpusFolder(folder)),
          })),
        ]
  const recorded = folders.length > 0 ? new Map<string, readonly Json[]>() : recordedEvents()
  return [
    fixedSet(),
    ...origins.map(({ title, sources }) => setOf(title, sources, { events, seed }, recorded)),
    ...(random > 0 ? [randomSet({ events, seed, random })] : []),
  ]
}

/** The rules that every proof contains. */
export const fixedSet = (): CaseSet => ({
  title: '[the fixed set](#the-fixed-set)',
  cases: fixedRules().map(fixedCase),
})

export const randomSet = ({ events, seed, random }: Omit<CaseSettings, 'folders'>): CaseSet =>
  setOf(`random rules, seed ${seed}`, randomRules(random, seed), { events, seed })

function setOf(
  title: string,
  sources: readonly Source[],
  { events, seed }: Pick<CaseSettings, 'events' | 'seed'>,
  recorded: ReadonlyMap<string, readonly Json[]> = new Map(),
): CaseSet {
  const caseOf = (subject: Subject): Case => {
    const recordedForRule = recorded.get(subject.rule.metadata.id ?? '') ?? []
    return {
      subject,
      events: eventsFor(subject.expr, events, seeded(seed ^ hash(subject.rule.source.text)), recordedForRule),
    }
  }
  return { title, cases: sources.flatMap(subjectsOf).map(caseOf) }
}

/** A rule of the fixed set, which knows its own meaning. Throws if the rule cannot be read. */
function fixedCase({ source, matches, events }: FixedRule): Case {
  const [subject] = subjectsOf(source)
  if (subject === undefined) throw new Error(`${source.name} cannot be read:\n${source.text}`)
  return { subject: { ...subject, matches }, events: events.map((event) => ({ about: 'a sample', event })) }
}

/** Events that the authors of rules have recorded, by rule id. */
const recordedEvents = (): ReadonlyMap<string, readonly Json[]> =>
  new Map(regressionCases(corpusFolder('sigmahq/regression_data')).map(({ rule, events }) => [rule, events]))
