import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { splunk } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { convertRule } from '../../src/index.js'
import { checkSpl } from '../readers/splunk/spl-selector.js'
import { corpusRules } from './rules.js'

// Every rule of the corpora whose log source has a data model becomes a search of its summaries, or the reason why not
// is reported at its line.

const cim = findPipeline('splunk-cim')!
const NO_MODEL = "no data model contains events of the rule's log source"

const converted = corpusRules()
  .map(({ source, rule }) => ({
    name: source.name,
    ...convertRule(rule, splunk, { pipelines: [cim], options: { 'data-model': 'tstats' } }),
  }))
  .filter(({ diagnostics }) => !diagnostics.some(({ message }) => message.endsWith(NO_MODEL)))

const refused = converted.filter(({ query }) => query === null)

test('every search is one that the reader can read', () => {
  const wrong = converted.flatMap(({ name, query }) => {
    if (query === null) return []
    try {
      checkSpl(query)
      return []
    } catch (error) {
      return [`${name}: ${error}`]
    }
  })
  expect(wrong).toEqual([])
})

test('every refused rule has a field, or keywords, that its data model lacks', () => {
  const reasons = new Set(
    refused.flatMap(({ diagnostics }) =>
      diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`),
    ),
  )
  const wanted =
    /^pipeline-failure: a pipeline rejects the rule: the data model [\w.]+ has (?:no (?:counterpart for this field$|programs; )|a host name or an address in )/
  expect([...reasons].filter((reason) => !wanted.test(reason))).toEqual([])
  expect(refused.filter(({ diagnostics }) => !diagnostics.some(({ severity }) => severity === 'error'))).toEqual([])
})

test('no pipeline leaves the place of a rule open', () => {
  const open = converted.filter(({ diagnostics }) => diagnostics.some(({ code }) => code === 'unmapped-logsource'))
  expect(open.map(({ name }) => name)).toEqual([])
})

test('the page about Splunk has the numbers of these rules', () => {
  const page = readFileSync(new URL('../../docs/splunk.md', import.meta.url), 'utf8')
  const count = (fidelity: string) => converted.filter((one) => one.fidelity === fidelity).length
  const asked = (field: string) =>
    refused.filter(({ diagnostics, name }) => diagnostics.some((one) => name !== '' && textAt(one).startsWith(field)))
      .length
  expect(count('exact') + count('none')).toBe(converted.length)
  expect(page).toContain(
    `Of the ${number(converted.length)} public rules whose log source has a data model, ${number(count('exact'))} are exact. The other ${count('none')} have`,
  )
  expect(page).toContain(`\`Description\` (${asked('Description')}) or \`Product\` (${asked('Product')})`)
})

const textAt = ({ source, span }: { source: { text: string }; span: { start: number; end: number } }): string =>
  source.text.slice(span.start, span.end)

const number = (value: number): string => value.toLocaleString('en')
