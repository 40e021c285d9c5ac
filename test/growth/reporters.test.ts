import './steps.js'
import { describe, expect, test } from 'vitest'
import { plainOutcome } from '../../src/cli/report/plain-outcome.js'
import type { Reporter } from '../../src/cli/report/reporter.js'
import { reporters } from '../../src/cli/report/reporters/reporters.js'
import { diagnose } from '../../src/text/diagnose.js'
import { growsLinearly, type Work } from './growth.js'

const rule = { id: null, title: 'Title', name: null }
const run = { command: 'check', version: '1.0.0', isStrict: false }

const outcome = (index: number) => {
  const source = { name: `rules/${index}.yml`, text: 'a: b\n'.repeat(20) }
  const entry = diagnose('unknown-modifier', source, { start: 90, end: 92 }, [`m${index}`])
  return plainOutcome({ file: source.name, rule, entries: [entry, entry] }, '/work')
}

describe.each(Object.entries(reporters))('%s:', (_, reporter: Reporter) => {
  const reporting: Work = (size) => () => {
    const report = reporter.open(run)
    for (let index = 0; index < size; index++) report.add(outcome(index))
    report.close([])
  }
  growsLinearly('rules', 200, reporting)
})

test.each(['json', 'sarif', 'github', 'gitlab'] as const)('%s writes each outcome at once', (name) => {
  const report = reporters[name].open(run)
  report.add(outcome(0))
  expect(report.add(outcome(1))).toContain('rules/1.yml')
})
