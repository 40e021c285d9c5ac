import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { invoke } from '../../cli/invoke.js'

export const CONFIG = `
rules: rules/**/*.yml
outputs:
  one: { target: plain, path: 'dist/{stem}.txt' }
`

export const rule = (title: string, id: number, detection: string, more = ''): string =>
  `title: ${title}\nid: 5f9a9e1c-5d0e-4d3b-9a53-0000000000${id}\n${more}logsource: { category: test }\ndetection:\n  sel: ${detection}\n  condition: sel\n`

export type Files = Readonly<Record<string, string>>

/** Files to write; null removes one. */
export type Changes = Readonly<Record<string, string | null>>

export function write(folder: string, files: Changes): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    if (text === null) rmSync(path)
    else writeFileSync(path, text)
  }
}

export const before: Files = {
  'sigmacast.yml': CONFIG,
  'rules/a.yml': rule('A', 11, '{ f: [x, y] }', 'level: low\n'),
  'rules/b.yml': rule('B', 12, '{ f: x }'),
}

export async function diffJson(cwd: string, flags = '') {
  const { code, stdout, stderr } = await invoke(`diff --reporter json ${flags}`.trim(), { cwd })
  expect(stderr).toBe('')
  return { code, ...JSON.parse(stdout) }
}

export interface Change {
  readonly kind: string
  readonly title: string
  readonly meaning?: { readonly relation: string }
  readonly coveredBy?: readonly string[] | null
  readonly metadata: readonly { readonly key: string }[]
  readonly because: readonly string[]
  readonly outputs: readonly { readonly kind: string }[]
}

/** Writes a change as one line. */
export const lineOf = ({ kind, title, meaning, coveredBy, metadata, because, outputs }: Change): string =>
  [
    kind,
    title,
    meaning?.relation ?? (coveredBy === undefined ? '' : `covered by ${coveredBy?.join('+')}`),
    metadata.map(({ key }) => key).join('+'),
    because.join('+'),
    outputs.map((output) => output.kind).join('+'),
  ].join(' | ')
