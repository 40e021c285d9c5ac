import { parseNetwork } from '../../ir/network.js'
import { refuse, valueModifier } from './modifier.js'

export const cidr = valueModifier({
  about: 'the field is an IPv4 or IPv6 address inside the network',
  accepts: ['written'],
  apply: ({ text }) =>
    parseNetwork(text) === undefined ? refuse('bad-network', [text]) : { type: 'network', network: text },
})
