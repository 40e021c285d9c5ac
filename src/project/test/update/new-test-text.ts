import { basename } from 'node:path'
import { isError } from '../../../text/diagnostic.js'
import type { Io } from '../../files/io.js'
import { usageError } from '../../files/usage-error.js'
import { withNeighbours } from '../find-test-files.js'
import { isTestName } from '../is-test-file.js'
import { readTests } from '../run-tests.js'
import { testFileText } from './test-file-text.js'

/**
 * Writes a first test file for the rule beside it. Throws a usage error if there is no such rule, or if no event can be
 * generated for it.
 *
 * @param path the path as given
 * @param wanted the id or name of the rule, if its file has several
 */
export async function newTestText(
  file: string,
  path: string,
  schema: string,
  wanted: string | undefined,
  io: Io,
): Promise<string> {
  if (!isTestName(path)) {
    throw usageError(`\`${path}\` is no name of a test file`, `write \`${path.replace(/\.ya?ml$/i, '.test.yml')}\``)
  }
  const inputs = withNeighbours([{ name: path, path: file, relative: basename(path), isNamed: true }], io.cwd)
  const rules = inputs.filter(({ name }) => name !== path)
  const place = path.replace(/\.test(\.ya?ml)$/i, '$1')
  if (rules.length === 0) throw usageError(`there is no rule in \`${place}\``, 'write the rule first')
  const { files } = await readTests({ inputs: rules, labelled: [] }, {}, io)
  const documents = files.flatMap(({ documents: all = [] }) => all).filter(({ rule }) => rule?.kind !== 'filter')
  const broken = documents.flatMap(({ diagnostics }) => diagnostics).find(isError)
  if (broken !== undefined) throw usageError(`the rule in \`${place}\` has errors: ${broken.message}`)
  const named = documents.filter(({ identity: { id, name } }) => wanted === undefined || [id, name].includes(wanted))
  const [only, other] = named
  if (only?.rule === undefined) throw usageError(`\`${place}\` has no rule \`${wanted}\``)
  if (other !== undefined) throw usageError(`\`${place}\` has ${named.length} rules`, 'name one with `--rule`')
  if (only.rule.kind !== 'detection') {
    throw usageError('`new` writes no tests of correlations', '`sigmacast test --update` writes them')
  }
  const rule = documents.length > 1 ? (only.identity.id ?? only.identity.name) : null
  const text = testFileText(only.rule, { schema, ...(rule === null ? {} : { rule }) })
  if (text === undefined) throw usageError(`no event can be generated for the rule in \`${place}\``)
  return text
}
