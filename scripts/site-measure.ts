// Measures the playground in Chromium, and writes the figures to docs/benchmarks.md: npm run site:measure. Needs the
// pages of site:build. `--chromium <path>` names the browser.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchmarkSection } from './site/benchmark-section.js'
import { measureDownloads } from './site/measure-downloads.js'
import { measurePlayground } from './site/measure-playground.js'

const { values } = parseArgs({ options: { chromium: { type: 'string', default: '/usr/bin/chromium' } } })
const dist = new URL('../site/dist/', import.meta.url)
const page = new URL('../docs/benchmarks.md', import.meta.url)

const downloads = measureDownloads(new URL('playground/', dist))
const times = await measurePlayground(dist, values.chromium)
const section = benchmarkSection(times, downloads)
const text = readFileSync(page, 'utf8')
writeFileSync(page, `${text.replace(/\n## The playground\n[\s\S]*?(?=\n## |$)/, '').trimEnd()}\n\n${section}`)
console.log(section)
