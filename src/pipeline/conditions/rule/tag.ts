import { normalTag } from '../../../rule/metadata/normal-tag.js'
import { defineCondition } from '../../define.js'
import type { ProcessedRule } from '../../processed-rule.js'

export const tag = defineCondition<ProcessedRule, { readonly tag: string }>({
  about: 'the rule has this tag (case-insensitive)',
  options: { tag: { type: 'string', pattern: '^[^.]+\\..', description: 'a namespace, a dot and a name' } },
  required: ['tag'],
  prepare:
    ({ tag }) =>
    ({ rule }) =>
      rule.metadata.tags?.includes(normalTag(tag)) === true,
})
