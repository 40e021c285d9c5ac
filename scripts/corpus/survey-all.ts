import { backends } from '../../backends/index.js'
import { corpora, corpusFolder, readSources } from './corpora.js'
import { queryReaders } from './readers.js'
import type { Surveyed } from './support-page.js'
import { survey } from './survey.js'

/** Surveys every corpus for every target. */
export function surveyAll(): readonly Surveyed[] {
  return corpora.map((corpus) => {
    const sources = readSources(corpusFolder(corpus.folder))
    const surveys = [...backends.values()].map((backend) => ({
      backend,
      outcomes: survey(sources, backend, queryReaders.get(backend.name)),
    }))
    return { corpus, surveys }
  })
}
