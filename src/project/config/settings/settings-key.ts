import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toData } from '../../../rule/yaml/data.js'
import type { ConfigContext } from '../check/context.js'

/**
 * Returns a text that is equal if the whole configuration is, with the settings of the command line, and the content of
 * every file that it names.
 */
export function settingsKeyOf(
  { root, source, folder }: ConfigContext,
  dependencies: readonly string[],
  settings: { readonly environment: string | undefined; readonly limits: object },
): string {
  const files = dependencies.map((path) => [path, contentOf(join(folder, path))])
  const parts = [source.text, toData(root), settings.environment ?? null, settings.limits, files]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return '' // Reading it for the configuration reports the error.
  }
}
