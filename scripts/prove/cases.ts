import { fileURLToPath } from 'node:url'
import type { Json } from '../../src/index.js'
import { regressionCases } from '../../test/corpus/regression-events.js'
import { corpora, corpusFolder, readSources } from '../corpus/corpora.js'
import { type CaseSet, type EventSettings, fixedSet, randomSet, setOf } from './made-sets.js'

export interface CaseSettings extends EventSettings {
  /** Folders of rules; empty for those of the repository and of all corpora. */
  readonly folders: readonly string[]
  /** Number of random rules. */
  readonly random: number
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

/** Events that the authors of rules have recorded, by rule id. */
const recordedEvents = (): ReadonlyMap<string, readonly Json[]> =>
  new Map(regressionCases(corpusFolder('sigmahq/regression_data')).map(({ rule, events }) => [rule, events]))
