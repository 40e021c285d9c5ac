import { correlationTypes } from '../../rule/correlation.js'
import { LEVELS } from '../../rule/metadata/levels.js'
import { RELATIONS } from '../../rule/metadata/read-related.js'
import { STATUSES } from '../../rule/metadata/statuses.js'
import { nearest } from '../../text/suggest.js'
import { replaceScalar } from '../edits/edit-node.js'
import { fixOf, unsafeFixOf } from '../edits/fix-of.js'
import { oneLineScalar } from '../edits/one-line.js'
import { placeOf } from '../edits/place-of.js'
import type { DiagnosticFix } from './index.js'

interface Words {
  readonly words: readonly string[]
  /** Words of earlier versions of the specification and of other tools, with their replacements. */
  readonly former?: Readonly<Record<string, string>>
}

const WORDS: Readonly<Record<string, Words>> = {
  status: { words: STATUSES, former: { testing: 'test', tested: 'test', production: 'stable' } },
  level: {
    words: LEVELS,
    former: { info: 'informational', information: 'informational', moderate: 'medium', severe: 'critical' },
  },
  'related type': { words: RELATIONS, former: { obsoletes: 'obsolete' } },
  'correlation type': { words: correlationTypes },
}

/**
 * Writes a word of the specification in its letter case. Another word is replaced by the nearest one, which changes
 * what the rule says.
 */
export const fixValueNotAllowed: DiagnosticFix = ({ span }, context) => {
  const place = placeOf(context, span)
  const { words, former = {} } = (place && WORDS[place.keys.join(' ')]) ?? { words: [] }
  const scalar = place?.kind === 'value' ? oneLineScalar(context.source, place.entry.value) : undefined
  if (scalar === undefined) return undefined
  const text = scalar.text.trim().toLowerCase()
  const word = Object.hasOwn(former, text) ? former[text] : nearest(text, words)
  if (word === undefined) return undefined
  const edit = replaceScalar(context.source, scalar, word)
  const isSame = word === text || (place?.keys[0] === 'related' && Object.hasOwn(former, text))
  return isSame && place?.keys[0] !== 'correlation' ? fixOf(edit) : unsafeFixOf(edit)
}
