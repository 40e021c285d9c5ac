import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { folderPrefix, temporaryFolder } from '../runner/temporary-folder.mjs'

test.runIf(process.platform === 'linux')('removes the temporary folders of killed runs, and no others', () => {
  const parent = mkdtempSync(join(tmpdir(), 'sigmacast-folders-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  const start = folderPrefix('run')
  const { pid: ended } = spawnSync('true')
  const kept = [`${start}${process.pid}-abc`, `run-1-${ended}-abc`, 'run-abc', `other-${ended}-abc`]
  for (const name of [...kept, `${start}${ended}-abc`]) {
    mkdirSync(join(parent, name))
    writeFileSync(join(parent, name, 'file'), '')
  }
  const made = temporaryFolder(parent, 'run')
  expect(readdirSync(parent).sort()).toEqual([...kept, basename(made)].sort())
})
