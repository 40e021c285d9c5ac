import { normalDate } from '../../rule/metadata/read-date.js'
import { normalId } from '../../rule/metadata/read-id.js'
import { replaceScalar } from '../edits/edit-node.js'
import { fixOf, unsafeFixOf } from '../edits/fix-of.js'
import { oneLineScalar } from '../edits/one-line.js'
import { placeOf } from '../edits/place-of.js'
import type { DiagnosticFix } from './index.js'
import { standardTag } from './standard-tag.js'

/** Texts in the format of the specification, by the keys that lead to them. */
const FORMATS: Readonly<Record<string, (text: string) => string | undefined>> = {
  date: normalDate,
  modified: normalDate,
  tags: standardTag,
  id: normalId,
  'related id': normalId,
}

/** Writes dates, tags and ids in the format of the specification, as they are read. */
export const fixBadFormat: DiagnosticFix = ({ span }, context) => {
  const place = placeOf(context, span)
  if (place === undefined || place.kind === 'key') return undefined
  const path = place.keys.join(' ')
  const scalar = oneLineScalar(context.source, place.kind === 'item' ? place.item : place.entry.value)
  const text = scalar && Object.hasOwn(FORMATS, path) ? FORMATS[path]?.(scalar.text) : undefined
  if (scalar === undefined || text === undefined || text === scalar.text) return undefined
  const edit = replaceScalar(context.source, scalar, text)
  // Correlations and filters may refer to the id as it is written.
  return path === 'id' ? unsafeFixOf(edit) : fixOf(edit)
}
