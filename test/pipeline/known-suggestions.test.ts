import { expect, test } from 'vitest'
import { backends, splunk } from '../../backends/index.js'
import { suggestPipelines } from '../../pipelines/all.js'
import { knownSuggestions } from '../../pipelines/known-suggestions.js'
import { logsources } from '../../pipelines/suggestions.generated.js'
import { type DetectionRule, parseRules } from '../../src/index.js'
import { addBackends } from '../../src/project/backends/add-backends.js'
import { openSuggestions } from '../../src/project/workspace/open-suggestions.js'

function ruleAbout([product = '', category = '', service = '']: readonly string[]): DetectionRule {
  const parts = { product, category, service }
  const logsource = Object.fromEntries(Object.entries(parts).filter(([, name]) => name !== ''))
  const detection = { selection: { field: 'value' }, condition: 'selection' }
  const [document] = parseRules({ name: 'rule.yml', text: JSON.stringify({ title: 'rule', logsource, detection }) })
  if (document?.rule?.kind !== 'detection') throw new Error('no rule')
  return document.rule
}

const known = Object.keys(logsources).map((key) => key.split('/'))

/** Log sources with names that no pipeline knows. */
const unknown = [
  ['acme', '', ''],
  ['', 'acme', ''],
  ['', '', 'acme'],
  ['acme', 'a', 'field'],
]

/** The suggestions for each log source. The targets share what pipelines do to a rule that they ask for in turn. */
const found = [...known, ...unknown].map(ruleAbout).map((rule) => ({
  rule,
  suggestions: new Map([...backends.values()].map((target) => [target.name, suggestPipelines(rule, target)])),
}))

test.each([...backends.keys()])('the table has what `suggestPipelines` finds for %s', (target) => {
  expect(found.map(({ rule }) => knownSuggestions(rule.logsource, target))).toEqual(
    found.map(({ suggestions }) => suggestions.get(target)),
  )
})

test('the table has no answer for an unknown log source with a name that pipelines know', () => {
  const rules = [
    ['windows', 'acme', ''],
    ['acme', 'process_creation', ''],
    ['windows', 'process_creation', 'acme'],
  ]
  expect(rules.map((parts) => knownSuggestions(ruleAbout(parts).logsource, 'splunk'))).toEqual(
    rules.map(() => undefined),
  )
})

test('the table has no answer for a target that it does not know', () => {
  expect(unknown.map((parts) => knownSuggestions(ruleAbout(parts).logsource, 'other'))).toEqual(
    unknown.map(() => undefined),
  )
})

test('suggestions that are not in the table are prepared', async () => {
  const rule = ruleAbout(['windows', 'process_creation', 'acme'])
  const { suggestPipelines: suggest, prepareSuggestions } = openSuggestions()
  expect(suggest(rule, splunk)).toEqual([])
  await prepareSuggestions(rule, [splunk])
  expect(suggest(rule, splunk)).toEqual(suggestPipelines(rule, splunk))
})

test('the table is not about the backends of modules', async () => {
  const rule = ruleAbout(['windows', 'process_creation', ''])
  const own = { ...splunk, name: 'own', otherNames: [], pipelineNames: ['splunk'] }
  addBackends(new Map(), [own], './own.js')
  const { suggestPipelines: suggest, prepareSuggestions } = openSuggestions()
  await prepareSuggestions(rule, [own])
  expect(suggest(rule, own)).toEqual(suggestPipelines(rule, own))
})
