import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { findPipeline } from '../../pipelines/all.js'
import { type Fact, factsOf, published, readPublished } from './published-facts.js'

// The mappings of pySigma's pipelines as data, compared with the built-in pipelines. Each intended deviation has a row
// in published-facts.deviations.txt below its reason: `pipeline | subject | published | ours`.

const folder =
  process.env.SIGMACAST_MAPPINGS ?? fileURLToPath(new URL('../../../shared/data/field-mappings', import.meta.url))
const rows = readFileSync(new URL('published-facts.deviations.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

const row = (pipeline: string, { subject, published, ours }: Fact): string =>
  [pipeline, subject, published, ours].join(' | ')

/**
 * Splunk gives events in XML a source of their own. Each query for the source of a channel also searches this one, which
 * the published pipelines do not. The rest has to be equal.
 */
const withoutXmlSources = (fact: Fact): Fact => ({
  ...fact,
  ours: fact.ours.replaceAll(/(source: "WinEventLog:([^"]*)") or source: "XmlWinEventLog:\2"/g, '$1'),
})

for (const [name, ours] of published) {
  test.skipIf(!existsSync(`${folder}/${name}.json`))(
    `${ours} agrees with ${name}, except for the rows of deviations`,
    () => {
      const facts = factsOf(readPublished(folder, name), ours).map(withoutXmlSources)
      const differing = facts.filter((fact) => fact.published !== fact.ours).map((fact) => row(ours, fact))
      expect(facts.length).toBeGreaterThan(0)
      expect([...new Set(differing)].toSorted()).toEqual(
        rows.filter((line) => line.startsWith(`${ours} | `)).toSorted(),
      )
    },
  )

  test.skipIf(!existsSync(`${folder}/${name}.json`))(`${ours} has the priority of ${name}`, () => {
    expect(findPipeline(ours)?.priority).toBe(readPublished(folder, name).priority)
  })
}

test('every row is about a published pipeline', () => {
  const names = [...published.values()]
  expect(rows.filter((line) => !names.some((ours) => line.startsWith(`${ours} | `)))).toEqual([])
})
