import { mkdirSync, writeFileSync } from 'node:fs'
import { shellFiles } from '../../src/site/shell/shell-files.js'

/** Writes a file of a site by its path in it. */
export function writeSiteFile(out: URL, path: string, text: string): void {
  const file = new URL(path, out)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
}

/** Writes the files that every page uses. */
export function writeShell(out: URL): void {
  for (const [path, text] of shellFiles) writeSiteFile(out, path, text)
}
