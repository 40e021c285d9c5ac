import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Diagnostic } from '../../../src/index.js'
import { loadConfig } from '../../../src/project/config/load-config.js'

const repository = fileURLToPath(new URL('repository', import.meta.url))

/** Returns the diagnostics of a configuration in a small repository. */
export async function configDiagnostics(extension: string, text: string): Promise<readonly Diagnostic[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-'))
  try {
    cpSync(repository, folder, { recursive: true })
    writeFileSync(join(folder, extension === '.yml' ? 'sigmacast.yml' : `sigmacast.config${extension}`), text)
    return (await loadConfig(undefined, { cwd: folder })).diagnostics
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A configuration with its expected diagnostics in comments at its top: `# expect: 4:3 error unknown-key`. */
export interface ConfigFixture {
  readonly text: string
  readonly extension: string
  readonly expected: readonly string[]
}

export function readConfigFixture(file: URL): ConfigFixture {
  const text = readFileSync(file, 'utf8')
  return {
    text,
    extension: file.pathname.endsWith('.txt') ? '.js' : extname(file.pathname),
    expected: [...text.matchAll(/^(?:#|\/\/) expect: (.*)$/gm)].map(([, expected = '']) => expected),
  }
}
