import type { Rows } from './row.js'

/** Regular expressions and encodings. Encoded texts come from Node's `Buffer`, not from the compiler. */
const base64 = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  Buffer.from(text, encoding).toString('base64')
const highByteFirst = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('base64')

export const expressions: Rows = {
  re: [
    [{ user_name: 'C:\\Users\\jane' }, true],
    [{ user_name: ['x', 'C:\\Users\\jane'] }, true, 'single-valued'],
    [{ user_name: 'C:\\Users\\Jane' }, false],
    [{ user_name: 'C:\\Users\\j' }, false],
    [{ user_name: 'D C:\\Users\\jane' }, false],
    [{}, false],
  ],
  're-i': [
    [{ user_name: 'JANE7' }, true, 'letter-case'],
    [{ user_name: 'jane7.smith' }, true],
    [{ user_name: 'mary.jane7' }, false],
    [{ user_name: 'jane' }, false],
  ],
  're-m-s': [
    [{ user_name: 'jane mary' }, true],
    [{ user_name: 'jane\nmary' }, true],
    [{ user_name: 'x\njane-mary\ny' }, true, 'single-line'],
    [{ user_name: 'Jane mary' }, false],
    [{ user_name: 'x jane mary' }, false],
  ],
  're-aliases': [
    [{ user_name: 'JANE\nMary' }, true, 'single-line'],
    [{ user_name: 'x\njane-mary\ny' }, true, 'single-line'],
    [{ user_name: 'janemary' }, false],
  ],
  're-in-or': [
    [{ user_name: 'MARY' }, true, 'letter-case'],
    [{ user_name: 'june' }, true],
    [{ user_name: 'x-jane-x' }, true],
    [{ user_name: 'JUNE' }, false],
    [{ user_name: 'mary2' }, false],
    [{}, false],
  ],
  'list-of-expressions': [
    [{ user_name: 'adm1-x' }, true],
    [{ user_name: 'mysvc' }, true],
    [{ user_name: 'x-adm1' }, false],
    [{ user_name: 'ADM1' }, false, 'letter-case'],
    [{ user_name: 'svc1' }, false],
    [{}, false],
  ],
  'list-of-expressions-negated': [
    [{ type: 's', user_name: 'x-adm1' }, true],
    [{ type: 's' }, true],
    [{ type: 's', user_name: 'adm17' }, false],
    [{ type: 's', user_name: 'mysvc' }, false],
  ],
  'list-of-expressions-ignoring-case': [
    [{ user_name: 'x-ADM1' }, true, 'letter-case'],
    [{ user_name: 'svc-x-1' }, true],
    [{ user_name: 'svcx' }, false],
    [{}, false],
  ],
  're-negated': [
    [{ type: 's', user_name: 'jane' }, true],
    [{ type: 's' }, true],
    [{ type: 's', user_name: 'x-svc-1' }, true],
    [{ type: 's', user_name: 'svc-1' }, false],
    [{ type: 's', user_name: ['jane', 'svc-1'] }, false, 'single-valued'],
    [{ type: 'f', user_name: 'jane' }, false],
  ],
  're-with-quote-and-tab': [
    [{ user_name: 'x "jane"\t.' }, true],
    [{ user_name: 'x "jane" .' }, false],
    [{ user_name: 'x jane\t.' }, false],
    [{ user_name: 'x "jane"\t.y' }, false],
  ],
  're-slash-and-braces': [
    [{ user_name: '/home/jane/.ssh' }, true],
    [{ user_name: '/home/jo/.ssh/id_rsa' }, true],
    [{ user_name: '/home/janet/.ssh' }, false],
    [{ user_name: '/home/jane/xssh/' }, false],
    [{ user_name: '/home/jane/.sshd' }, false],
  ],
  base64: [
    [{ user_name: base64('Jane > Smith?') }, true],
    [{ user_name: 'SmFuZSA+IFNtaXRoPw==' }, true],
    [{ user_name: base64('Jane > Smith') }, false],
    [{ user_name: 'Jane > Smith?' }, false],
  ],
  'base64-contains': [
    [{ user_name: base64('Jane Smith') }, true],
    [{ user_name: `-e ${base64('Jane Smith')} x` }, true],
    [{ user_name: base64('Jane Smithers') }, false],
    [{ user_name: 'Jane Smith' }, false],
  ],
  base64offset: [
    [{ user_name: base64('http://example.org') }, true],
    [{ user_name: base64('x http://example.org') }, true],
    [{ user_name: base64('xx http://') }, true],
    [{ user_name: base64('x http:/') }, false],
    [{ user_name: 'http://example.org' }, false],
  ],
  'wide-base64offset': [
    [{ user_name: base64('IEX (x)', 'utf16le') }, true],
    [{ user_name: base64('; IEX (x)', 'utf16le') }, true],
    [{ user_name: base64('x; IEX', 'utf16le') }, true],
    [{ user_name: base64('IEX (x)') }, false],
    [{ user_name: base64('IE (x)', 'utf16le') }, false],
  ],
  'utf16-base64': [
    [{ user_name: base64('\uFEFFjane', 'utf16le') }, true],
    [{ user_name: base64('jane', 'utf16le') }, false],
    [{ user_name: highByteFirst('\uFEFFjane') }, false],
  ],
  'utf16be-base64': [
    [{ user_name: highByteFirst('jane') }, true],
    [{ user_name: base64('jane', 'utf16le') }, false],
    [{ user_name: base64('jane') }, false],
  ],
}
