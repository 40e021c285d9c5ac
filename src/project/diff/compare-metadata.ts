import { isDeepStrictEqual } from 'node:util'
import type { Metadata, Rule } from '../../rule/rule.js'
import type { Data } from '../../rule/yaml/data.js'
import type { MetadataChange } from './rules-diff.js'

/** Returns the keys of metadata and the custom keys that differ, in the order of the specification. */
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

const factsOf = ({ metadata, custom }: Rule): Readonly<Record<string, Data | undefined>> => ({
  ...(metadata as { readonly [Key in keyof Metadata]: Data }),
  ...custom,
})
