import type { OpenEngine } from './engine.js'
import { openAuth0Reader, openSpl } from './readers.js'

/** All engines, in the order of the targets. */
export const engines: readonly OpenEngine[] = [openSpl, openAuth0Reader]
