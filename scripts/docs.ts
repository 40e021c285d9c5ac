// Writes the pages in docs/ that are generated from the code.
import { writeFileSync } from 'node:fs'
import { generatedPages } from './docs/pages.js'

for (const [name, text] of await generatedPages()) writeFileSync(new URL(`../docs/${name}`, import.meta.url), text)
