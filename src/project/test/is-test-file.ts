import { looksLikeSigma } from '../../rule/looks-like-sigma.js'
import type { Source } from '../../text/source.js'

/** True for the name of a test file: `x.test.yml`. */
export const isTestName = (name: string): boolean => /\.test\.ya?ml$/i.test(name)

const TEST_KEY = /^[ \t]*["']?(?:tests|positive|negative|regression_tests_info)["']?[ \t]*:/m

/** True for a YAML file with tests: by its keys, or by its name unless it has keys of a rule. */
export const isTestFile = (source: Source): boolean =>
  (isTestName(source.name) || TEST_KEY.test(source.text)) && !looksLikeSigma(source)
