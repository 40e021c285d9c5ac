// Builds the pages of the project: npm run site:build. The result is site/dist, for any static server.
import { rmSync } from 'node:fs'
import { buildPlayground } from './site/build-playground.js'
import { writeShell } from './site/write-files.js'

const out = new URL('../site/dist/', import.meta.url)
rmSync(out, { recursive: true, force: true })
writeShell(out)
await buildPlayground(out)
