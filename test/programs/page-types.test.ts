import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { programsFolder, writePrograms } from '../docs/page-programs.js'
import { pages, root } from '../docs/pages.js'

test('the TypeScript of all pages has no type errors', () => {
  const folder = programsFolder()
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writePrograms(pages, folder)
  const compilerOptions = { noEmit: true, rootDir: root }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'tsconfig.json'), include: ['.'], compilerOptions }),
  )
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  expect(spawnSync(process.execPath, [tsc, '-p', folder], { cwd: root, encoding: 'utf8' }).stdout).toBe('')
})
