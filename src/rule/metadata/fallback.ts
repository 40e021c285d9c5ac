import type { Source } from '../../text/source.js'
import { uuidOf } from './uuid.js'

/**
 * What a rule without a title is called: the name of its file without folders and endings, with the number of its document if it
 * is not the first one there.
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

/** The id of a rule that has none, made from the path of its file and the number of its document: another path is another id. */
export const fallbackId = ({ name }: Pick<Source, 'name'>, number: number): string =>
  uuidOf(`${name.replaceAll('\\', '/')}#${number}`)
