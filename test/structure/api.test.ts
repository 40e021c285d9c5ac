import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publicNames } from './declarations.js'
import { repository } from './sources.js'

// test/api/public.txt is what users can import, for people to read. `npm run test:update -- test/structure/api.test.ts` writes it
// anew; it changes only with a change that means it.
const file = new URL('../api/public.txt', import.meta.url)
const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, { readonly types?: string }>>
}

/** The declarations of the library as the compiler writes them now: those in `dist` may be older. */
function declarationFiles(): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-'))
  try {
    const options = ['--noEmit', 'false', '--emitDeclarationOnly', '--outDir', folder]
    execFileSync('npx', ['--no-install', 'tsc', '-p', 'tsconfig.core.json', ...options], { cwd: repository })
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'))
    return new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function publicText(): string {
  const files = declarationFiles()
  const entries = Object.entries(manifest.exports).flatMap(([path, { types }]) =>
    types === undefined ? [] : [[path, types] as const],
  )
  const sections = entries.map(([path, types]) => {
    const names = publicNames(files, types.replace('./dist/', ''))
    return [`# sigmacast${path.slice(1)}`, '', ...names.map(({ declaration }) => declaration), ''].join('\n')
  })
  return sections.join('\n')
}

test('the public names and their types are those of test/api/public.txt', () => {
  const text = publicText()
  if (process.env.UPDATE_API === '1') writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
})
