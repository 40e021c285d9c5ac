import type { Mutant } from '../mutant.js'
import { auth0Mutants } from './auth0.js'
import { convertMutants } from './convert.js'
import { datadogMutants } from './datadog.js'
import { dialectMutants } from './dialect.js'
import { elasticMutants } from './elastic.js'
import { lowerMutants } from './lower.js'
import { pipelineMutants } from './pipeline.js'
import { splunkMutants } from './splunk.js'

/** Every fault. */
export const mutants: readonly Mutant[] = [
  ...lowerMutants,
  ...pipelineMutants,
  ...convertMutants,
  ...dialectMutants,
  ...splunkMutants,
  ...elasticMutants,
  ...datadogMutants,
  ...auth0Mutants,
]
