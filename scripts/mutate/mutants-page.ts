import { writeFileSync } from 'node:fs'
import { page, table } from '../markdown.js'
import type { Judged } from './judge-mutants.js'

const PAGE = new URL('../../docs/mutants.md', import.meta.url)

/** Writes docs/mutants.md. */
export const writeMutantsPage = (judged: readonly Judged[]): void => writeFileSync(PAGE, mutantsPage(judged))

export const mutantsPage = (judged: readonly Judged[]): string =>
  page(
    '# Mutants',
    table(
      ['file'],
      judged.map(({ mutant }) => [mutant.file]),
    ),
  )
