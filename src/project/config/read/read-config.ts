import { basename } from 'node:path'
import type { Diagnostic } from '../../../text/diagnostic.js'
import { quietReading } from '../../files/quiet-reading.js'
import { readInput } from '../../files/read-input.js'
import { type ConfigDocument, readConfigText } from './config-document.js'
import { isModule } from './find-config.js'

/** A configuration as read from a file. */
export interface ReadConfig {
  readonly document: ConfigDocument
  /** Returns a diagnostic about the configuration as users see it. */
  readonly placed: (diagnostic: Diagnostic) => Diagnostic
}

/** Reads a configuration from a file in YAML or from a module. Never throws because of the file. */
export async function readConfig(path: string): Promise<ReadConfig> {
  const name = basename(path)
  if (isModule(path)) {
    const document = await (await import('./load-module.js')).loadModule(name, path)
    return { document, placed: document.placed }
  }
  const read = await readInput({ name, path, relative: name, isNamed: true }, quietReading)
  if ('text' in read) return { document: readConfigText(read), placed: (diagnostic) => diagnostic }
  return {
    document: { source: read.source, root: undefined, backends: [], resolve: undefined, diagnostics: [read] },
    placed: (diagnostic) => diagnostic,
  }
}
