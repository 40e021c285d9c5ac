// Preloaded after tsx into a process with a mutant. The environment variable SIGMACAST_MUTANT holds the file and its text.
import { register } from 'node:module'

const { SIGMACAST_MUTANT } = process.env
if (SIGMACAST_MUTANT !== undefined)
  register('./replace-module.mjs', import.meta.url, { data: JSON.parse(SIGMACAST_MUTANT) })
