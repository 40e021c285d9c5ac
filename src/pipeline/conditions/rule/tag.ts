import { normalTag } from '../../../rule/metadata/normal-tag.js'
import { defineCondition } from '../../define.js'
import type { ProcessedRule } from '../../processed-rule.js'

export const tag = defineCondition<ProcessedRule, { readonly tag: string }>({
  options: { tag: { type: 'string', pattern: '^[^.]+\\..' } },
  required: ['tag'],
  prepare:
    ({ tag }) =>
    ({ rule }) =>
      rule.metadata.tags?.includes(normalTag(tag)) === true,
})
