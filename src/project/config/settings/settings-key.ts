import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toData } from '../../../rule/yaml/data.js'
import type { ConfigContext } from '../check/context.js'

/**
 * Returns a text that is equal if the whole configuration is, with the settings of the command line, and the content of
 * every file that it names. The first of these files is the configuration itself.
 */
export function settingsKeyOf(
  { root, source, folder }: ConfigContext,
  dependencies: readonly string[],
  settings: { readonly environment: string | undefined; readonly limits: object },
): string {
  const own = JSON.stringify([source.text, toData(root), settings.environment ?? null, settings.limits])
  const files = dependencies.map((path) => [path, contentOf(join(folder, path))])
  return files.length > 1 ? `${hashOf(JSON.stringify(files))} ${own}` : own
}

/** Loading the module takes 4 ms, which a configuration without further files spares. */
const hashOf = (text: string): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex')

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return '' // Reading it for the configuration reports the error.
  }
}
