import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Block, type Page, root } from './pages.js'

/** Replaces the text of blocks in a page, in place. */
export function updatePage({ name }: Page, texts: ReadonlyMap<Block, string>): void {
  const path = join(root, name)
  const lines = readFileSync(path, 'utf8').split('\n')
  for (const [{ line, text }, updated] of [...texts].sort(([a], [b]) => b.line - a.line)) {
    lines.splice(line, text.split('\n').length - 1, ...updated.replace(/\n+$/, '\n').split('\n').slice(0, -1))
  }
  writeFileSync(path, lines.join('\n'))
}
