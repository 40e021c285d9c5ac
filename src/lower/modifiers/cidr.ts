import { parseNetwork } from '../../ir/network.js'
import { refuse } from '../../text/refuse.js'
import { valueModifier } from './modifier.js'

export const cidr = valueModifier({
  about: 'the field is an IPv4 or IPv6 address inside the network',
  accepts: ['written'],
  apply: ({ text }) => {
    const network = parseNetwork(text)
    if (network === undefined) return refuse('bad-network', [text])
    return { type: 'network', network: text.includes('/') ? text : `${text}/${network.prefix}` }
  },
})
