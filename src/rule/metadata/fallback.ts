import type { Source } from '../../text/source.js'
import { uuidOf } from './uuid.js'

/**
 * Names a rule without a title: the name of its file without folders and extension, followed by the number of its
 * document unless it is the first.
 *
 * @example
 * fallbackTitle({ name: 'rules/windows/logon.yml', text: '' }, 2) // 'logon-2'
 * fallbackTitle({ name: '<stdin>', text: '' }, 1) // 'stdin'
 */
export function fallbackTitle({ name }: Pick<Source, 'name'>, number: number): string {
  const file = name.split(/[/\\]/).at(-1) ?? ''
  const stem = file
    .replace(/^<(.*)>$/, '$1')
    .replace(/(?<=.)\.[^.]*$/, '')
    .trim()
  return `${stem === '' ? 'rule' : stem}${number === 1 ? '' : `-${number}`}`
}

/**
 * Derives the id of a rule without one from the path of its file in the repository and the number of its document. The
 * id changes with the path.
 */
export const fallbackId = (
  { name, repositoryPath = name }: Pick<Source, 'name' | 'repositoryPath'>,
  number: number,
): string => uuidOf(`${repositoryPath.replaceAll('\\', '/')}#${number}`)

/** Returns another id for a part or a version of a rule, which `label` names. It is the same in every run. */
export const derivedId = (id: string, label: string): string => uuidOf(label, id)
