// Makes Node.js load TypeScript: node --import ./test/runner/register-typescript.mjs <file>
import * as nodeModule from 'node:module'
import { load, resolve } from './typescript-hooks.mjs'

process.setSourceMapsEnabled(true)
// Node.js 20 has only hooks in a thread of their own.
if (nodeModule.registerHooks !== undefined) nodeModule.registerHooks({ resolve, load })
else nodeModule.register('./typescript-hooks.mjs', import.meta.url)
