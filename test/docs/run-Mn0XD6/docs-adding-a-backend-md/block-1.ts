import { defineBackend, queryFormat, refuseCorrelations } from 'sigmacast'
import { toy } from './dialect.js'

export const toyBackend = defineBackend({
  name: 'toy',
  title: 'Toy search',
  extension: 'toy',
  stages: () => [toy],
  join: ([query = '']) => query,
  correlate: refuseCorrelations('it only searches for events'),
  options: {},
  formats: [queryFormat],
})
