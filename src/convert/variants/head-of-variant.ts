import type { RuleHead } from '../../backend/conversion.js'
import type { Variant } from '../../pipeline/variant.js'
import { derivedId } from '../../rule/metadata/fallback.js'

/**
 * Returns the head of a rule for one of several variants. Its id, name and title differ from those of the other variants
 * and are the same in every run.
 */
export function headOfVariant(head: RuleHead, { name, title }: Variant): RuleHead {
  const { metadata } = head
  return {
    ...head,
    metadata: {
      ...metadata,
      title: `${metadata.title} (${title})`,
      ...(metadata.id === undefined ? {} : { id: idOfVariant(metadata.id, name) }),
      ...(metadata.name === undefined ? {} : { name: `${metadata.name}-${name}` }),
    },
  }
}

/** Returns the id of one of several variants of a rule. */
export const idOfVariant = (id: string, variant: string): string => derivedId(id, `variant ${variant}`)
