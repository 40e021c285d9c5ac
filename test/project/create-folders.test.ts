import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFolders } from '../../src/project/files/create-folders.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'create-folders-'))
})
afterEach(() => rmSync(root, { recursive: true }))

test('creates the missing folders, and returns them from the outermost to the innermost', () => {
  expect(createFolders(join(root, 'a', 'b'))).toEqual([join(root, 'a'), join(root, 'a', 'b')])
  expect(createFolders(join(root, 'a', 'b', 'c'))).toEqual([join(root, 'a', 'b', 'c')])
  expect(createFolders(join(root, 'a'))).toEqual([])
})

test('creates nothing below a file', () => {
  writeFileSync(join(root, 'file'), '')
  expect(() => createFolders(join(root, 'file', 'a'))).toThrow('ENOTDIR')
})

test('creates nothing for a link that leads nowhere', () => {
  symlinkSync(join(root, 'nowhere'), join(root, 'link'))
  expect(() => createFolders(join(root, 'link', 'a'))).toThrow('ENOENT')
  expect(existsSync(join(root, 'nowhere'))).toBe(false)
})

// `mkdirSync` with `recursive` does not return here.
test.runIf(existsSync('/proc/self'))('ends where the system creates no folders', () => {
  expect(() => createFolders('/proc/sigmacast/a')).toThrow('ENOENT')
})
