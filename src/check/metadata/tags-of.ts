import { isTag, normalTag } from '../../rule/metadata/normal-tag.js'
import type { YamlScalar } from '../../rule/yaml/node.js'
import type { RuleContext } from '../rule-context.js'
import { textsAt } from './scalar-at.js'

/** A tag of a rule in its normal form. */
export interface WrittenTag {
  readonly scalar: YamlScalar
  readonly tag: string
  readonly namespace: string
  /** The part after the first dot. */
  readonly name: string
}

/** Returns the tags of a document that have a namespace. Others have a diagnostic. */
export const tagsOf = (context: RuleContext): readonly WrittenTag[] =>
  textsAt(context, 'tags').flatMap((scalar) => {
    const tag = normalTag(scalar.text)
    const dot = tag.indexOf('.')
    return isTag(tag) ? [{ scalar, tag, namespace: tag.slice(0, dot), name: tag.slice(dot + 1) }] : []
  })
