import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { silentIo } from '../../src/project/files/silent-io.js'
import { writeFolder } from '../../src/project/folder/write-folder.js'

function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-folder-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const write = (texts: Readonly<Record<string, string>>) =>
    writeFolder(folder, new Map(Object.entries(texts)), silentIo(folder))
  const read = (path: string): string | undefined =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined
  return { folder, write, read, put: (path: string, text: string) => writeFileSync(join(folder, path), text) }
}

test('writes what differs, and removes what no run makes any more', async () => {
  const { write, read } = openFolder()
  expect(await write({ 'a.html': '1', 'rules/b.html': '2' })).toMatchObject({ written: 2, unchanged: 0, removed: 0 })
  expect(await write({ 'a.html': '1', 'c.html': '3' })).toMatchObject({ written: 1, unchanged: 1, removed: 1 })
  expect([read('a.html'), read('rules'), read('c.html')]).toEqual(['1', undefined, '3'])
})

test('keeps a stale file that was edited, and files of others', async () => {
  const { write, read, put } = openFolder()
  await write({ 'a.html': '1', 'b.html': '2' })
  put('b.html', 'edited')
  put('CNAME', 'rules.example.com')
  expect(await write({ 'a.html': '1' })).toMatchObject({ removed: 0, kept: ['b.html'] })
  expect([read('b.html'), read('CNAME')]).toEqual(['edited', 'rules.example.com'])
})

test('refuses to replace a file that it has not written', async () => {
  const { write, read, put } = openFolder()
  put('index.html', 'my page')
  await expect(write({ 'index.html': 'site', 'other.html': 'x' })).rejects.toThrow(/was not written by sigmacast/)
  expect([read('index.html'), read('other.html')]).toEqual(['my page', undefined])
})

test('refuses the name of a file', async () => {
  const { put, folder } = openFolder()
  put('report.txt', 'x')
  const file = join(folder, 'report.txt')
  await expect(writeFolder(file, new Map([['a.html', '1']]), silentIo(folder))).rejects.toThrow(`\`${file}\` is a file`)
})

test('removes nothing outside of the folder, whatever its list says', async () => {
  const { write, read, put } = openFolder()
  await write({ 'inner/a.html': '1' })
  put('keep.txt', 'x')
  put('.sigmacast-files.json', JSON.stringify({ files: { '../keep.txt': 'x', 'inner/../../x': 'y' } }))
  await write({ 'b.html': '2' })
  expect(read('keep.txt')).toBe('x')
})
