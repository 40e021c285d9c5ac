import type { Diagnostic } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { ignore, isNothing, openRemarks } from './metadata/remarks.js'
import type { RuleOption } from './rule.js'
import { toData } from './yaml/data.js'
import { valueAt, type YamlMapping, type YamlNode } from './yaml/node.js'

/** The platforms that rules can have options for, as `sigmacast: splunk`. */
const PLATFORMS = ['splunk', 'elastic', 'datadog', 'auth0'] as const

/** Texts of the extension, for people. */
const TEXTS = ['strategy', 'response'] as const

/** The options that a document has for platforms. What is wrong with the extension, but for its `first-seen`, is a warning pushed to `found`. */
export function readRuleOptions(source: Source, root: YamlMapping, found: Diagnostic[]): readonly RuleOption[] {
  const extension = valueAt(root, 'sigmacast')
  const warn = (key: string, node: YamlNode, expected: string): void =>
    ignore(node, openRemarks(source, key, found), expected)
  if (extension !== undefined && isNothing(extension)) warn('sigmacast', extension, 'a map')
  if (extension?.kind !== 'mapping') return []
  for (const name of TEXTS) {
    const text = valueAt(extension, name)
    const isText = text?.kind === 'scalar' && text.type === 'text' && !isNothing(text)
    if (text !== undefined && !isText) warn(name, text, 'a string')
  }
  return PLATFORMS.flatMap((platform) => {
    const options = valueAt(extension, platform)
    if (options === undefined) return []
    if (options.kind !== 'mapping') {
      warn(platform, options, 'a map of options')
      return []
    }
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
  if (pointer === '/sigmacast') return ['first-seen', ...TEXTS, ...PLATFORMS]
  return pointer === '/sigmacast/first-seen' ? ['fields', 'timespan'] : []
}
