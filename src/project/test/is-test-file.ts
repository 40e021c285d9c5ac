import { looksLikeSigma } from '../../rule/looks-like-sigma.js'
import type { Source } from '../../text/source.js'

/** True for the name of a test file: `x.test.yml`. */
export const isTestName = (name: string): boolean => /\.test\.ya?ml$/i.test(name)

const TEST_KEYS = ['tests', 'positive', 'negative', 'regression_tests_info']
const TEST_KEY = new RegExp(`^[ \\t]*["']?(?:${TEST_KEYS.join('|')})["']?[ \\t]*:`, 'm')

/** True for a YAML file with tests: by its keys, or by its name unless it has keys of a rule. */
export const isTestFile = (source: Source): boolean =>
  (isTestName(source.name) || hasTestKey(source.text)) && !looksLikeSigma(source)

/** Most rules contain none of the words, which are quicker to look for than a key. */
const hasTestKey = (text: string): boolean => TEST_KEYS.some((key) => text.includes(key)) && TEST_KEY.test(text)
