import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { prefix, removeAbandoned } from '../runner/memory-folder.mjs'

test.runIf(process.platform === 'linux')('removes the temporary folders of killed runs, and no others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-memory-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { pid: ended } = spawnSync('true')
  const kept = [
    `${prefix()}${process.pid}-abc`,
    `sigmacast-tests-1-${ended}-abc`,
    'sigmacast-tests-abc',
    `x-${ended}-abc`,
  ]
  for (const name of [...kept, `${prefix()}${ended}-abc`]) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'file'), '')
  }
  removeAbandoned(folder)
  expect(readdirSync(folder).sort()).toEqual(kept.sort())
})
