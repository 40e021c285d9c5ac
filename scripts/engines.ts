// Installs the engines that verify queries into a folder outside the tree, if their tools are available. Engines that
// are already installed stay.
// npm run engines:install                    all of them
// npm run engines:install -- --only eql      those for a target; repeatable, also with the name of a program
import { parseArgs } from 'node:util'
import { installed, installFolder } from '../test/engines/installation.js'
import { install } from './engines/install.js'
import type { Recipe } from './engines/recipe.js'
import { recipes } from './engines/recipes.js'

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: [] } } })
const known = new Set(recipes.flatMap(({ program, targets }) => [program, ...targets]))
const unknown = values.only.find((name) => !known.has(name))

if (unknown !== undefined) {
  console.error(`unknown engine \`${unknown}\`; the engines are ${[...known].join(', ')}`)
  process.exitCode = 2
} else {
  const isAsked = ({ program, targets }: Recipe): boolean =>
    values.only.length === 0 || [program, ...targets].some((name) => values.only.includes(name))
  // In parallel: most wait for a registry while one keeps the processors busy.
  await Promise.all(recipes.filter(isAsked).map(report))
}

async function report(recipe: Recipe): Promise<void> {
  const { program, tools } = recipe
  if (installed(program) !== undefined) {
    console.log(`${program}: already installed in ${installFolder(program)}`)
    return
  }
  const start = performance.now()
  const why = await install(recipe)
  const seconds = Math.round((performance.now() - start) / 1000)
  if (why === undefined) console.log(`${program}: installed in ${installFolder(program)} (${seconds} s)`)
  else {
    process.exitCode = 1
    console.error(`${program}: NOT installed; it requires ${tools}\n${why}`)
  }
}
