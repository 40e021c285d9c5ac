import { parseRules } from '../../src/index.js'
import { emptyInput } from '../playground/input/input.js'
import { encodeInput } from '../playground/input/share.js'

/** True for an example that consists of complete rules: a playground can convert it. */
export function isRuleExample(language: string, code: string): boolean {
  if (language !== 'yaml' || !/^title:/m.test(code)) return false
  const documents = parseRules({ name: 'example.yml', text: code })
  return documents.some(({ rule }) => rule?.kind === 'detection' || rule?.kind === 'correlation')
}

/** Returns the fragment of the link that opens rules in the playground; undefined if they are too long for a link. */
export async function playgroundFragment(rules: string): Promise<string | undefined> {
  const encoded = await encodeInput({ ...emptyInput, rules })
  return 'fragment' in encoded ? encoded.fragment : undefined
}
