import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { corpora } from '../../scripts/corpus/corpora.js'
import { exceptions } from '../../scripts/corpus/exceptions.js'
import { judge, staleReasons } from '../../scripts/corpus/judge.js'
import { reasons } from '../../scripts/corpus/reasons.js'
import { supportPage } from '../../scripts/corpus/support-page.js'
import { surveyAll } from '../../scripts/corpus/survey-all.js'
import { surveyPipelines } from '../../scripts/corpus/survey-pipelines.js'

const surveyed = surveyAll()

describe.each(surveyed)('$corpus.folder', ({ corpus, surveys }) => {
  test.each(surveys)('converts exactly to $backend.name, except for reviewed exceptions', ({ backend, outcomes }) => {
    const reviewed = exceptions.filter((one) => one.corpus === corpus.folder && one.target === backend.name)
    const byNature = reasons.filter(({ target }) => target === backend.name)
    expect(judge(outcomes, reviewed, byNature)).toEqual([])
  })
})

test('every exception is about a corpus and a target that exist', () => {
  const targets = surveyed[0]!.surveys.map(({ backend }) => backend.name)
  const folders = corpora.map(({ folder }) => folder)
  expect(exceptions.filter(({ corpus, target }) => !folders.includes(corpus) || !targets.includes(target))).toEqual([])
})

test('every reason is needed by some rule', () => {
  const stale = [...new Set(reasons.map(({ target }) => target))].flatMap((target) => {
    const ofTarget = surveyed.flatMap(({ surveys }) => surveys.filter(({ backend }) => backend.name === target))
    return staleReasons(
      ofTarget.flatMap(({ outcomes }) => outcomes),
      reasons.filter((one) => one.target === target),
    )
  })
  expect(stale).toEqual([])
})

test('docs/support-corpus.md is what `npm run docs:corpus` writes', () => {
  const page = readFileSync(new URL('../../docs/support-corpus.md', import.meta.url), 'utf8')
  expect(page).toBe(supportPage(surveyed, surveyPipelines()))
})
