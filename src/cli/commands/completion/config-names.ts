import { resolve } from 'node:path'
import { findConfig, isModule } from '../../../project/config/read/find-config.js'
import { readConfig } from '../../../project/config/read/read-config.js'
import { isUsageError } from '../../../project/files/usage-error.js'
import { valueAt } from '../../../rule/yaml/node.js'
import type { Token } from '../../flags/tokens.js'
import type { Candidate } from './candidates.js'

/**
 * Returns the names of the outputs or environments of the configuration that the command line names, or of the nearest
 * one. Empty without a readable configuration, and for a module: a completion runs no code of a repository.
 */
export async function configNames(
  key: 'outputs' | 'environments',
  tokens: readonly Token[],
  cwd: string,
): Promise<readonly Candidate[]> {
  const file = configOf(tokens, cwd)
  if (file === undefined || isModule(file)) return []
  const { document } = await readConfig(file)
  const named = document.root && valueAt(document.root, key)
  if (named?.kind !== 'mapping') return []
  return named.entries.map(({ key: name, value }) => {
    const about = valueAt(value, 'target')
    return { name: name.text, about: about?.kind === 'scalar' ? about.text : '' }
  })
}

function configOf(tokens: readonly Token[], cwd: string): string | undefined {
  const given = tokens.findLast((token) => token.kind === 'option' && token.name === 'config')
  const path = given?.kind === 'option' ? given.value : undefined
  try {
    return resolve(cwd, findConfig(path, cwd))
  } catch (error) {
    if (isUsageError(error)) return undefined
    throw error
  }
}
