import { looksLikeSigma } from '../../../rule/looks-like-sigma.js'
import { describe, valueAt, type YamlMapping } from '../../../rule/yaml/node.js'
import { readYaml } from '../../../rule/yaml/read-yaml.js'
import { diagnose } from '../../../text/diagnostic.js'
import { type Limits, limitsOf } from '../../../text/limits.js'
import type { Source } from '../../../text/source.js'
import type { RuleTest } from '../rule-test.js'
import { isLists, readLists } from './read-lists.js'
import { readOwnTests } from './read-own-tests.js'
import { readRegression } from './read-regression.js'
import type { TestReading } from './test-reading.js'

/** True for the name of a test file: `x.test.yml`. */
export const isTestName = (name: string): boolean => /\.test\.ya?ml$/i.test(name)

const TEST_KEY = /^[ \t]*["']?(?:tests|positive|negative|regression_tests_info)["']?[ \t]*:/m

/** True for a YAML file with tests: by its name, or by its keys. */
export const isTestFile = (source: Source): boolean =>
  isTestName(source.name) || (TEST_KEY.test(source.text) && !looksLikeSigma(source))

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
      report(diagnose('not-a-test-file', source, root?.span ?? span, [found]))
    }
  }
  if (documents.length === 0) report(diagnose('not-a-test-file', source, { start: 0, end: 0 }, ['empty']))
  return tests
}

async function readDocument(root: YamlMapping, reading: TestReading): Promise<readonly RuleTest[]> {
  if (valueAt(root, 'regression_tests_info') !== undefined) return readRegression(root, reading)
  if (valueAt(root, 'tests') === undefined && isLists(root)) return readLists(root, reading)
  return readOwnTests(root, reading)
}
