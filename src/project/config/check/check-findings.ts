import { suggester } from '../../../text/suggest.js'
import { type ConfigContext, keysAt, reportAtKey } from './context.js'

/** Reports findings under `check.rules` that do not exist. */
export async function checkFindingNames(context: ConfigContext): Promise<void> {
  const names = keysAt(context, ['check', 'rules'])
  if (names.length === 0) return
  const { findingCodes } = await import('../../../check/finding-codes.js')
  const known = new Set(findingCodes())
  const suggest = suggester(known)
  for (const { value, path } of names) {
    if (!known.has(value)) reportAtKey(context, path, 'unknown-finding', [value], { help: suggest(value) })
  }
}
