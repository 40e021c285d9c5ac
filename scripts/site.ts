// Builds the pages of the project: npm run site:build. The result is site/dist, or the folder that the command names,
// for any static server. SITE_REPOSITORY is the address of the repository's files, such as
// https://host/owner/name/blob/main; without it, links to them are texts.
import { rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildDocs } from './site/build-docs.js'
import { buildPlayground } from './site/build-playground.js'
import { writeShell } from './site/write-files.js'

const [folder] = process.argv.slice(2)
const out = folder === undefined ? new URL('../site/dist/', import.meta.url) : pathToFileURL(`${folder}/`)
rmSync(out, { recursive: true, force: true })
writeShell(out)
await buildPlayground(out)
await buildDocs(out, process.env.SITE_REPOSITORY)
