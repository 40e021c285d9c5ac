import { describe, expect, test } from 'vitest'
import { contains, parseAddress, parseNetwork } from '../../src/ir/network.js'

describe('a network', () => {
  test.each([
    ['10.0.0.0/8', { bytes: [10, 0, 0, 0], prefix: 8 }],
    ['10.1.2.3/8', { bytes: [10, 1, 2, 3], prefix: 8 }],
    ['0.0.0.0/0', { bytes: [0, 0, 0, 0], prefix: 0 }],
    ['10.1.2.3', { bytes: [10, 1, 2, 3], prefix: 32 }],
    ['::/0', { bytes: Array(16).fill(0), prefix: 0 }],
    ['::1', { bytes: [...Array(15).fill(0), 1], prefix: 128 }],
    ['fe80::/10', { bytes: [0xfe, 0x80, ...Array(14).fill(0)], prefix: 10 }],
    ['::ffff:10.0.0.1/128', { bytes: [...Array(10).fill(0), 255, 255, 10, 0, 0, 1], prefix: 128 }],
    ['::192.0.2.1/128', { bytes: [...Array(12).fill(0), 192, 0, 2, 1], prefix: 128 }],
    ['1:2:3:4:5:6:192.0.2.1', { bytes: [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 192, 0, 2, 1], prefix: 128 }],
    ['2001:DB8::7:0', { bytes: [0x20, 0x01, 0x0d, 0xb8, ...Array(9).fill(0), 7, 0, 0], prefix: 128 }],
    ['1:2:3:4:5:6:7::', { bytes: [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0], prefix: 128 }],
  ])('%s is %j', (text, network) => {
    expect(parseNetwork(text)).toEqual(network)
  })

  test.each([
    '',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0.0/255.0.0.0',
    '10.0.0/8',
    '10.0.0.256/8',
    '010.0.0.1/8',
    '0x0a.0.0.1/8',
    '167772161/8',
    ' 10.0.0.0/8',
    '10.0.0.0/ 8',
    '10.0.0.0/٨',
    '::/129',
    'fe80::1%eth0/64',
    '1:2:3:4:5:6:7/64',
    ':::/64',
    '1::2::3',
    '1:2:3:4::5:6:7:8',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    'g::',
    ':1:2:3:4:5:6:7',
    '1.2.3.4::',
    '::1.2.3.4:5',
    '::01.2.3.4',
    '::256.2.3.4',
    'localhost/8',
  ])('is not %j', (text) => {
    expect(parseNetwork(text)).toBeUndefined()
  })
})

describe('an address', () => {
  test.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['10.0.0.0/9', '10.127.255.255', true],
    ['10.0.0.0/9', '10.128.0.0', false],
    ['192.168.1.128/25', '192.168.1.127', false],
    ['192.168.1.128/25', '192.168.1.128', true],
    ['203.0.113.7/32', '203.0.113.7', true],
    ['203.0.113.7/32', '203.0.113.6', false],
    ['203.0.113.6/31', '203.0.113.7', true],
    ['0.0.0.0/0', '255.255.255.255', true],
    ['0.0.0.0/0', '::', false],
    ['::/0', '10.0.0.1', false],
    ['::/0', '2001:db8::1', true],
    ['2001:db8::/33', '2001:db8:7fff::', true],
    ['2001:db8::/33', '2001:db8:8000::', false],
    ['::1/128', '0:0:0:0:0:0:0:1', true],
    ['2001:DB8::/32', '2001:0db8::', true],
  ])('of the network %s: %s is %s', (network, address, inside) => {
    const [parsed, bytes] = [parseNetwork(network), parseAddress(address)]
    expect(parsed && bytes && contains(parsed, bytes)).toBe(inside)
  })

  test.each([
    '',
    '10.0.0',
    '10.0.0.0.0',
    '10.0.0.256',
    '1e1.0.0.1',
    'localhost',
    '10.0.0.1 ',
    '::g',
    '[::1]',
    'fe80::1%1',
    '1',
  ])('is not %j', (text) => {
    expect(parseAddress(text)).toBeUndefined()
  })
})
