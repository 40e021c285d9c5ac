import { execFileSync, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, rule } from '../cli/invoke.js'

const main = resolve(import.meta.dirname, '../../dist/src/cli/main.js')

test('two runs at once both succeed, one after the other', async () => {
  const rules = Array.from({ length: 50 }, (_, index) => [`rules/${index}.yml`, rule(`R${index}`, `f: ${index}`)])
  const outputs = 'outputs: { each: { target: splunk, path: "dist/{stem}.txt" } }\n'
  const cwd = folderWith({ 'sigmacast.yml': `rules: rules/\n${outputs}`, ...Object.fromEntries(rules) })
  const run = (): Promise<number | null> =>
    new Promise((done) => {
      spawn(process.execPath, [main, 'generate'], { cwd, stdio: 'ignore' }).on('close', done)
    })
  expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0])
  expect(readdirSync(join(cwd, 'dist'))).toHaveLength(50)
  expect(() => execFileSync(process.execPath, [main, 'generate', '--check'], { cwd, stdio: 'ignore' })).not.toThrow()
})
