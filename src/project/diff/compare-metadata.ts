import { isDeepStrictEqual } from 'node:util'
import { LOGSOURCE_PARTS, type Metadata, type Rule } from '../../rule/rule.js'
import type { Data } from '../../rule/yaml/data.js'
import type { MetadataChange } from './rules-diff.js'

/** Returns the keys of metadata, the custom keys and the parts of the log source that differ, in this order. */
export function compareMetadata(before: Rule, after: Rule): readonly MetadataChange[] {
  const [earlier, later] = [factsOf(before), factsOf(after)]
  return [...new Set([...Object.keys(earlier), ...Object.keys(later)])].flatMap((key) => {
    const [first, second] = [earlier[key], later[key]]
    if (isDeepStrictEqual(first, second)) return []
    return [
      {
        key,
        ...(first === undefined ? {} : { before: first }),
        ...(second === undefined ? {} : { after: second }),
      },
    ]
  })
}

const factsOf = (rule: Rule): Readonly<Record<string, Data | undefined>> => ({
  ...(rule.metadata as { readonly [Key in keyof Metadata]: Data }),
  ...rule.custom,
  ...(rule.kind === 'correlation' ? {} : logsourceOf(rule)),
})

const logsourceOf = ({ logsource }: Exclude<Rule, { readonly kind: 'correlation' }>) =>
  Object.fromEntries(LOGSOURCE_PARTS.map((part) => [`logsource.${part}`, logsource[part]?.toLowerCase()]))
