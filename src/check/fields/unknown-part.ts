import { LOGSOURCE_PARTS_BY_SCOPE, type LogSourcePart } from '../../rule/rule.js'
import type { YamlScalar } from '../../rule/yaml/node.js'
import { nearest, nearMisspelling } from '../../text/suggest.js'
import { knownValues, type WrittenLogSource } from './taxonomy.js'

/** A part of a log source that the taxonomy does not have. */
export interface UnknownPart {
  readonly part: LogSourcePart
  readonly scalar: YamlScalar
  /** The value that is misspelt, if the text is near to one. */
  readonly misspelt: string | undefined
  /** The known value that resembles the text most, for help; undefined if none does. */
  readonly similar: string | undefined
  /** The part that has this value in the taxonomy. */
  readonly belongsTo: LogSourcePart | undefined
}

/** Returns the parts that no log source of the taxonomy has, ignoring letter case. */
export function unknownParts(parts: WrittenLogSource): readonly UnknownPart[] {
  const product = parts.product?.text.toLowerCase()
  const knownProduct = product !== undefined && knownValues('product').has(product) ? product : undefined
  return LOGSOURCE_PARTS_BY_SCOPE.flatMap((part) => {
    const scalar = parts[part]
    if (scalar === undefined) return []
    const name = scalar.text.toLowerCase()
    const known = knownValues(part, knownProduct)
    if (known.has(name)) return []
    // The services of an unknown product are its own; those of other products are no evidence.
    const isOwn = part === 'service' && product !== undefined && knownProduct === undefined
    const isKnownElsewhere = isOwn || knownValues(part).has(name)
    return [
      {
        part,
        scalar,
        misspelt: isKnownElsewhere ? undefined : nearMisspelling(name, [...known]),
        similar: isOwn ? undefined : nearest(name, known),
        belongsTo: isKnownElsewhere ? undefined : partWith(name, part),
      },
    ]
  })
}

const partWith = (name: string, not: LogSourcePart): LogSourcePart | undefined =>
  LOGSOURCE_PARTS_BY_SCOPE.find(
    (part) => part !== not && part !== 'product' && not !== 'product' && knownValues(part).has(name),
  )
