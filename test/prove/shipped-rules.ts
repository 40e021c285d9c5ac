import { fileURLToPath } from 'node:url'
import { readSources } from '../../scripts/corpus/corpora.js'
import { subjectsOf } from '../../scripts/prove/subject.js'

/** The rules of this repository that have a meaning without a pipeline. */
export const shippedRules = readSources(fileURLToPath(new URL('../../rules', import.meta.url))).filter(
  (source) => subjectsOf(source).length > 0,
)
