import type { Report } from '../text/collect-diagnostics.js'
import type { Source } from '../text/source.js'
import { ignore, isBlank, openRemarks } from './metadata/remarks.js'
import type { RuleOption } from './rule.js'
import { toData } from './yaml/data.js'
import { valueAt, type YamlMapping, type YamlNode } from './yaml/node.js'

/** Platforms that rules can have options for, as in `sigmacast: splunk`. */
const PLATFORMS = ['splunk', 'elastic', 'datadog', 'auth0'] as const

/** Keys of the extension with texts for people. */
const TEXTS = ['strategy', 'response'] as const

/** Reads the platform options of a document. Problems of the extension are warnings, except those of `first-seen`. */
export function readRuleOptions(source: Source, root: YamlMapping, report: Report): readonly RuleOption[] {
  const extension = valueAt(root, 'sigmacast')
  const warn = (key: string, node: YamlNode, expected: string): void =>
    ignore(node, openRemarks(source, key, report), expected)
  if (extension !== undefined && isBlank(extension)) warn('sigmacast', extension, 'a map')
  if (extension?.kind !== 'mapping') return []
  for (const name of TEXTS) {
    const text = valueAt(extension, name)
    const isText = text?.kind === 'scalar' && text.type === 'text' && !isBlank(text)
    if (text !== undefined && !isText) warn(name, text, 'a text')
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

/** Lists the valid keys at a JSON pointer of the extension, to suggest one for a misspelt key. */
export function extensionKeysAt(pointer: string): readonly string[] {
  if (pointer === '/sigmacast') return ['first-seen', ...TEXTS, ...PLATFORMS]
  return pointer === '/sigmacast/first-seen' ? ['fields', 'timespan'] : []
}
