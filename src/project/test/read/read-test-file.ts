import { describe, valueAt, type YamlMapping } from '../../../rule/yaml/node.js'
import { readYaml } from '../../../rule/yaml/read-yaml.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import { type Limits, limitsOf } from '../../../text/limits.js'
import type { RuleTest } from '../rule-test.js'
import { isLists, readLists } from './read-lists.js'
import { readOwnTests } from './read-own-tests.js'
import { readRegression } from './read-regression.js'
import type { TestReading } from './test-reading.js'

/** Reads the tests of a file in any of the known formats. Mistakes are reported; never throws because of a file. */
export async function readTestFile(reading: TestReading, limits: Limits = limitsOf()): Promise<readonly RuleTest[]> {
  const { source, report } = reading
  const tests: RuleTest[] = []
  const documents = readYaml(source, limits)
  for (const { root, span, diagnostics } of documents) {
    diagnostics.forEach(report)
    if (root?.kind === 'mapping') tests.push(...(await readDocument(root, reading)))
    else if (diagnostics.length === 0) {
      const found = root === undefined || (root.kind === 'scalar' && root.type === 'null') ? 'empty' : describe(root)
      report(diagnoseProject('not-a-test-file', source, root?.span ?? span, [found]))
    }
  }
  if (documents.length === 0) report(diagnoseProject('not-a-test-file', source, { start: 0, end: 0 }, ['empty']))
  return tests
}

async function readDocument(root: YamlMapping, reading: TestReading): Promise<readonly RuleTest[]> {
  if (valueAt(root, 'regression_tests_info') !== undefined) return readRegression(root, reading)
  if (valueAt(root, 'tests') === undefined && isLists(root)) return readLists(root, reading)
  return readOwnTests(root, reading)
}
