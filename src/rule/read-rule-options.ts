import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Source } from '../text/source.js'
import { suggester } from '../text/suggest.js'
import { ignore, isBlank, openRemarks } from './metadata/remarks.js'
import { MAX_VIOLATIONS } from './reading-limits.js'
import type { RuleOption } from './rule.js'
import { toData } from './yaml/data.js'
import { valueAt, type YamlEntry, type YamlMapping, type YamlNode } from './yaml/node.js'

/** Keys of the extension with texts for people. */
const TEXTS = ['strategy', 'response'] as const

/** Keys of the extension with a meaning of their own. Every other key is the name of a platform. */
const extensionKeys = { detection: ['first-seen', ...TEXTS], correlation: TEXTS } as const

interface Reading {
  readonly source: Source
  readonly root: YamlMapping
  /** Platforms that rules may have options for; undefined if any key may be one. */
  readonly platforms: readonly string[] | undefined
}

/**
 * Reads the platform options of a document: every other map below `sigmacast`. An unknown key is an error, since it
 * may be a misspelt `first-seen`; other problems are warnings.
 */
export function readRuleOptions(
  { source, root, platforms }: Reading,
  kind: keyof typeof extensionKeys,
  report: Report,
): readonly RuleOption[] {
  const extension = valueAt(root, 'sigmacast')
  const warn = (key: string, node: YamlNode, expected: string): void =>
    ignore(node, openRemarks(source, key, report), expected)
  if (extension !== undefined && isBlank(extension)) warn('sigmacast', extension, 'a map')
  if (extension?.kind !== 'mapping') return []
  for (const name of TEXTS) {
    const text = valueAt(extension, name)
    const isText = text?.kind === 'scalar' && text.type === 'text' && !isBlank(text)
    if (text !== undefined && !isText) warn(name, text, 'a string')
  }
  const knownKeys: readonly string[] = extensionKeys[kind]
  const others = extension.entries.filter(({ key }) => !knownKeys.includes(key.text))
  const isKnown = platformTest(platforms)
  reportUnknown(source, others.filter(({ key }) => !isKnown(key.text)).slice(0, MAX_VIOLATIONS), platforms, report)
  return others
    .filter(({ key }) => isKnown(key.text))
    .flatMap(({ key: { text: platform }, value: options }) => {
      if (options.kind === 'mapping') return optionsFor(platform, options)
      warn(platform, options, 'a map of options')
      return []
    })
}

/**
 * Returns a test for the names of platforms. If these are unknown, any name passes that is not similar to
 * `first-seen`, which decides which events match.
 */
function platformTest(platforms: readonly string[] | undefined): (name: string) => boolean {
  if (platforms !== undefined) return (name) => platforms.includes(name)
  const suggest = suggester(['first-seen'])
  return (name) => suggest(name) === undefined
}

function reportUnknown(
  source: Source,
  entries: readonly YamlEntry[],
  platforms: readonly string[] = [],
  report: Report,
): void {
  const suggest = suggester([...extensionKeys.detection, ...platforms])
  for (const { key } of entries) {
    report(diagnose('unknown-key', source, key.span, ['sigmacast', key.text], { help: suggest(key.text) }))
  }
}

const optionsFor = (platform: string, options: YamlMapping): readonly RuleOption[] =>
  options.entries.map(({ key, value }) => ({
    platform,
    name: key.text,
    nameSpan: key.span,
    value: toData(value),
    span: value.span,
  }))
