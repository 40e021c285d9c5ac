import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, folderWith, invoke } from './invoke.js'

test('counts rules and files in words that fit their number', async () => {
  const text = 'title: A\nlogsource: { product: okta }\ndetection: { s: { a: b }, condition: s }\n'
  const cwd = folderWith({ 'a.yml': text })
  expect((await invoke('catalog a.yml -o site', { cwd })).code).toBe(0)
  const { length } = Object.keys(filesIn(join(cwd, 'site'))).filter((path) => path !== '.sigmacast-files.json')
  rmSync(join(cwd, 'site/feed.xml'))
  expect(await invoke('catalog a.yml -o site', { cwd })).toEqual({
    code: 0,
    stdout: `site: 1 rule; 1 file written, ${length - 1} unchanged, 0 removed\n`,
    stderr: '',
  })
})
