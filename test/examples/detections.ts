import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

/** The example of a repository with detections. */
export const example = resolve(import.meta.dirname, '../../examples/detections')

/** The environments of its configuration. */
export const environments = ['staging', 'prod'] as const

/** Copies the example to a temporary folder without the caches of sigmacast. The folder is removed after the test. */
export function copyExample(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-example-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const isCache = (path: string): boolean => ['.sigmacast', 'node_modules'].includes(basename(path))
  cpSync(example, folder, { recursive: true, filter: (path) => !isCache(path) })
  return folder
}
