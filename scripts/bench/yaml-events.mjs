// Rule files and the events of their YAML, without the package: what every program has to do.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEvents } from 'js-yaml'

/** The rule files of a folder, one by one. */
export function* readTexts(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yml'))
  for (const name of names.sort()) yield { name, text: readFileSync(join(folder, name), 'utf8') }
}

/** Unavoidable work: the events of the YAML. */
export const readEvents = (source) => parseEvents(source.text).length
