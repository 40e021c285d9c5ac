// Writes the licenses of the packages in a bundle beside it, as these licenses require.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The origin of the generated parser of YAML. */
const yamlModule = fileURLToPath(import.meta.resolve('js-yaml'))

export const licenseFile = {
  name: 'license-file',
  generateBundle(_, output) {
    const modules = Object.values(output).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
    const sources = modules.map((id) => (id.endsWith('events.generated.js') ? yamlModule : id))
    const folders = [...new Set(sources.filter((id) => id.includes('node_modules')).map(packageFolder))].sort()
    this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: folders.map(licenseText).join('\n\n') })
  },
}

/** Returns the folder of a package: below `node_modules`, since a package may contain files named package.json. */
const packageFolder = (module) =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0] ?? dirname(module)

const packageOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

function licenseText(folder) {
  const { name, version } = packageOf(folder)
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (file === undefined) throw new Error(`the package ${name} has no license`)
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}
