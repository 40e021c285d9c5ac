import { expect, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import { importedNames, modules } from './sources.js'

/** The modules that users import, by their paths in the repository. */
const entries = Object.values(packageFile.exports)
  .flatMap((target) => (typeof target === 'string' ? [] : [target.types.replace('./dist/', '')]))
  .map((path) => path.replace(/\.d\.ts$/, '.ts'))
  .filter((path) => modules.has(path))

/** The declarations of public names that no comment describes: editors show the comment for the name. */
function undescribed(path: string, name = '*'): readonly string[] {
  const text = modules.get(path) ?? ''
  const declared = [
    ...text.matchAll(
      /(\*\/\n(?:\/\/ biome-ignore .*\n)?)?^export (?:async )?(?:function\*?|const|interface|type) (\w+)/gm,
    ),
  ].filter(([, , found]) => name === '*' || found === name)
  const [first] = declared
  if (name !== '*' && first !== undefined) return first[1] === undefined ? [`${path} ${name}`] : []
  const passedOn = importedNames(path, text.replace(/^import [^;]*?from '[^']*'$/gm, ''))
  return [
    ...declared.filter(([, comment]) => comment === undefined).map(([, , found]) => `${path} ${found}`),
    ...passedOn
      .filter((other) => name === '*' || other.name === name)
      .flatMap((other) => undescribed(other.module, other.name)),
  ]
}

test('every public name has a comment', () => {
  expect(entries.length).toBeGreaterThan(15)
  expect([...new Set(entries.flatMap((path) => undescribed(path)))].sort()).toEqual([])
})
