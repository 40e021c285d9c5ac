import { openAuth0Reader } from './auth0.js'
import type { OpenEngine } from './engine.js'
import { openSpl } from './spl.js'

/** Every engine that judges queries. */
export const engines: readonly OpenEngine[] = [openSpl, openAuth0Reader]
