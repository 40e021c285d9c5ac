import { expect, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import { importedNames, modules, modulesIn } from './sources.js'

/** Modules that programs outside of the repository, the build, or generated modules import. */
const entries = new Set([
  ...Object.values(packageFile.exports).map((target) =>
    (typeof target === 'string' ? target : target.default).replace('./dist/', '').replace(/\.js$/, '.ts'),
  ),
  'src/cli/engine/load-chunk.ts',
  'grammar/parts.ts',
])

test('every exported function and constant is used by another module', () => {
  const used = new Set(
    [modules, ...['scripts', 'site', 'test'].map(modulesIn)].flatMap((some) =>
      [...some].flatMap(([path, text]) => importedNames(path, text).map(({ module, name }) => `${module} ${name}`)),
    ),
  )
  const unused = [...modules]
    .filter(([path]) => !entries.has(path))
    .flatMap(([path, text]) =>
      [...text.matchAll(/^export (?:(?:async )?function\*?|const) (\w+)/gm)]
        .map(([, name = '']) => `${path} ${name}`)
        .filter((key) => !used.has(key) && !used.has(`${path} *`)),
    )
  expect(unused).toEqual([])
})
