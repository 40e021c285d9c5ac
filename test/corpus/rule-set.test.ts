import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findPipeline } from '../../pipelines/all.js'
import { corpusFolder } from '../../scripts/corpus/corpora.js'
import { compileRuleMatcher, type Json, matchRules, type Pipeline } from '../../src/index.js'
import { pairsFolder, recordedEvents } from './recorded-events.js'
import { regressionCases } from './regression-events.js'
import { corpusRules } from './rules.js'

// The law of rule sets on public rules and recorded events: a set gives the matches of each rule alone.

const rules = corpusRules().map(({ rule }) => rule)
const recorded = existsSync(pairsFolder) ? [...recordedEvents().values()].flatMap(({ events }) => events) : []
const inRuleForm = regressionCases(corpusFolder('sigmahq/regression_data'))
  .flatMap(({ events }) => events)
  .concat(recorded.map(({ raw }) => raw))
const inElastic = recorded.map(({ stored }) => stored)
const pipelines = ['sysmon', 'ecs-windows'].flatMap((name) => findPipeline(name) ?? [])

describe.each<[string, readonly Json[], readonly Pipeline[]]>([
  ['in the form of rules', inRuleForm, []],
  ['as Elastic stores them', inElastic, pipelines],
])('on events %s', (_, events, pipelines) => {
  test('a set gives the matches of each rule alone', () => {
    const settings = { pipelines, unmapped: 'ignore' } as const
    const alone = rules.map((rule) => compileRuleMatcher(rule, settings).matcher)
    const set = matchRules(rules, settings)
    expect(set.rules.map(({ isRunnable }) => isRunnable)).toEqual(alone.map((matcher) => matcher !== undefined))
    // Every fifth event: a matcher of its own for each rule takes seconds for a hundred events.
    for (const event of events.filter((_, index) => index % 5 === 0)) {
      const wanted = rules.filter((_, index) => (alone[index]?.push(event).length ?? 0) > 0)
      const found = set.matcher.push(event).map(({ rule }) => rule)
      expect(found.map(({ metadata }) => metadata.title)).toEqual(wanted.map(({ metadata }) => metadata.title))
    }
  })
})
