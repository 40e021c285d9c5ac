import type { RuleOption } from './rule.js'
import { toData } from './yaml/data.js'
import { valueAt, type YamlMapping } from './yaml/node.js'

/** The platforms that rules can have options for, as `sigmacast: splunk`. */
const PLATFORMS = ['splunk', 'elastic', 'datadog', 'auth0'] as const

/** The options that a document, which conforms to its schema, has for platforms. */
export function readRuleOptions(root: YamlMapping): readonly RuleOption[] {
  const extension = valueAt(root, 'sigmacast')
  if (extension?.kind !== 'mapping') return []
  return PLATFORMS.flatMap((platform) => {
    const options = valueAt(extension, platform)
    if (options?.kind !== 'mapping') return []
    return options.entries.map(({ key, value }) => ({
      platform,
      name: key.text,
      nameSpan: key.span,
      value: toData(value),
      span: value.span,
    }))
  })
}

/** What a misspelt key of the extension may have meant. */
export function extensionKeysAt(pointer: string): readonly string[] {
  if (pointer === '/sigmacast') return ['first-seen', 'strategy', 'response', ...PLATFORMS]
  return pointer === '/sigmacast/first-seen' ? ['fields', 'timespan'] : []
}
