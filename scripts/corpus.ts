// Converts every rule of a folder and counts the results. Exit code 1 if a rule fails without a reviewed exception.
// npm run corpus:survey -- <folder> --target splunk   the folder is ../shared/corpus/sigmahq/rules unless given
// npm run corpus:survey -- --page                     writes docs/support-corpus.md, over all corpora and targets
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backends } from '../backends/index.js'
import { corpora, corpusFolder, readSources } from './corpus/corpora.js'
import { exceptions } from './corpus/exceptions.js'
import { judge } from './corpus/judge.js'
import { queryReaders } from './corpus/readers.js'
import { reasons } from './corpus/reasons.js'
import { report } from './corpus/report.js'
import { supportPage } from './corpus/support-page.js'
import { survey } from './corpus/survey.js'
import { surveyAll } from './corpus/survey-all.js'
import { surveyPipelines } from './corpus/survey-pipelines.js'

const { values, positionals } = parseArgs({
  options: { target: { type: 'string', default: 'splunk' }, page: { type: 'boolean', default: false } },
  allowPositionals: true,
})
if (values.page)
  writeFileSync(new URL('../docs/support-corpus.md', import.meta.url), supportPage(surveyAll(), surveyPipelines()))
else process.exitCode = run(positionals[0] ?? corpusFolder('sigmahq/rules'), values.target)

function run(folder: string, target: string): number {
  const backend = backends.get(target)
  if (backend === undefined) {
    console.error(`unknown target ${target}; the targets are ${[...backends.keys()].join(', ')}`)
    return 2
  }
  const start = performance.now()
  const sources = readSources(folder)
  const outcomes = survey(sources, backend, queryReaders.get(target))
  console.log(report(`${folder} → ${backend.title}`, sources.length, outcomes, performance.now() - start))

  const corpus = corpora.find((one) => resolve(folder).endsWith(`/${one.folder}`))
  const reviewed = exceptions.filter((one) => one.corpus === corpus?.folder && one.target === target)
  const byNature = reasons.filter((one) => one.target === target)
  const problems = judge(outcomes, reviewed, byNature)
  for (const problem of problems) console.error(`\n${problem}`)
  for (const { rule, reason } of reviewed) console.log(`  reviewed ${rule}: ${reason}`)
  for (const { because, review } of byNature) console.log(`  reviewed “${because}”: ${review}`)
  return problems.length > 0 ? 1 : 0
}
