// Builds the pages of the project: npm run site:build. The result is site/dist, for any static server. SITE_REPOSITORY is the
// address of the repository's files, such as https://host/owner/name/blob/main; without it, links to them are texts.
import { rmSync } from 'node:fs'
import { buildDocs } from './site/build-docs.js'
import { buildPlayground } from './site/build-playground.js'
import { writeShell } from './site/write-files.js'

const out = new URL('../site/dist/', import.meta.url)
rmSync(out, { recursive: true, force: true })
writeShell(out)
await buildPlayground(out)
await buildDocs(out, process.env.SITE_REPOSITORY)
