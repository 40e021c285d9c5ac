import type { Rows } from './row.js'

/** Wildcards, escapes, and the modifiers that compare a part of a text. */
export const patterns: Rows = {
  'wildcards-inside': [
    [{ name: 'a.x' }, true],
    [{ name: 'A1.Y' }, true, 'letter-case'],
    [{ name: 'b-.x' }, true],
    [{ name: 'plain' }, true],
    [{ name: 'b.y' }, false],
    [{ name: 'a.z' }, false],
    [{ name: 'xa.x' }, false],
    [{ name: ['b.y', 'a.q'] }, false],
    [{}, false],
  ],
  'wildcard-any': [
    [{ user_name: 'jane.q.smith' }, true],
    [{ user_name: 'janesmith' }, true],
    [{ user_name: 'jane smith jr' }, false],
    [{ user_name: 'mary.jane.smith' }, false],
  ],
  'wildcard-alone': [
    [{ user_name: 'jane' }, true],
    [{ user_name: '' }, true],
    [{ user_name: 0 }, true],
    [{ user_id: 'jane' }, false],
  ],
  'wildcard-one': [
    [{ user_name: 'jane.smith' }, true],
    [{ user_name: 'JANE_SMITH' }, true, 'letter-case'],
    [{ user_name: 'jane😀smith' }, true],
    [{ user_name: 'janesmith' }, false],
    [{ user_name: 'jane..smith' }, false],
  ],
  'wildcard-after-one-letter': [
    [{ user_name: 'jane smith' }, true],
    [{ user_name: 'jsmith' }, true],
    [{ user_name: 'mary jsmith' }, false],
  ],
  'wildcard-beside-blank': [
    [{ description: 'Get client by ID' }, true],
    [{ description: 'Get client' }, true],
    [{ description: 'GET CLIENTS' }, true, 'letter-case'],
    [{ description: 'Getting a client' }, false],
    [{ description: 'Get a client' }, false],
  ],
  'wildcards-cased': [
    [{ user_name: 'Jane' }, true],
    [{ user_name: 'Joanna' }, true],
    [{ user_name: 'jane' }, false],
    [{ user_name: 'Jan' }, false],
  ],
  'escaped-star': [
    [{ user_name: 'jane*smith' }, true],
    [{ user_name: 'Jane*Smith' }, true, 'letter-case'],
    [{ user_name: 'jane.smith' }, false],
    [{ user_name: 'jane\\*smith' }, false],
  ],
  'escaped-question': [
    [{ user_name: 'jane?' }, true],
    [{ user_name: 'janes' }, false],
    [{ user_name: 'jane\\?' }, false],
  ],
  'star-in-list': [
    [{ user_name: 'a*b' }, true],
    [{ user_name: 'jane' }, true],
    [{ user_name: 'axb' }, false],
  ],
  // Two backslashes represent one, and the star after them is a wildcard.
  'backslash-before-wildcard': [
    [{ user_name: 'CORP\\jane' }, true],
    [{ user_name: 'CORP\\' }, true],
    [{ user_name: 'corp\\jane' }, true, 'letter-case'],
    [{ user_name: 'CORP' }, false],
    [{ user_name: 'CORP.jane' }, false],
  ],
  // One backslash, then a literal star.
  'three-backslashes': [
    [{ user_name: 'CORP\\*' }, true],
    [{ user_name: 'CORP\\jane' }, false],
    [{ user_name: 'CORP\\\\*' }, false],
  ],
  'four-backslashes': [
    [{ user_name: '\\\\server\\share' }, true],
    [{ user_name: '\\server\\share' }, false],
    [{ user_name: '\\\\\\\\server\\share' }, false],
  ],
  'lone-backslash': [
    [{ user_name: 'CORP\\jane' }, true],
    [{ user_name: 'CORP\\\\jane' }, false],
    [{ user_name: 'CORPjane' }, false],
  ],
  'trailing-backslash-startswith': [
    [{ user_name: 'CORP\\jane' }, true],
    [{ user_name: 'CORP\\' }, true],
    [{ user_name: 'corp\\jane' }, true, 'letter-case'],
    [{ user_name: 'CORP*jane' }, false],
    [{ user_name: 'CORPORATION' }, false],
  ],
  'quotes-in-value': [
    [{ user_name: `Jane "the 'boss'" Smith` }, true],
    [{ user_name: `Jane \\"the 'boss'\\" Smith` }, false],
    [{ user_name: 'Jane the boss Smith' }, false],
  ],
  unicode: [
    [{ user_name: 'Zoë 魏 😀' }, true],
    [{ user_name: 'ZOË 魏 😀' }, true, 'letter-case'],
    [{ user_name: 'Zoe 魏 😀' }, false],
    [{ user_name: 'Zoë 魏 😁' }, false],
  ],
  'control-characters': [
    [{ user_name: 'a\tb\nc' }, true],
    [{ user_name: 'a\tb\nc\n' }, false],
    [{ user_name: 'a b c' }, false],
    [{ user_name: 'a\\tb\\nc' }, false],
  ],
  contains: [
    [{ user_name: 'jane.smith@example.org' }, true],
    [{ user_name: 'smith' }, true],
    [{ user_name: 'smit.h' }, false],
    [{ user_name: '' }, false],
  ],
  startswith: [
    [{ user_name: 'jane.smith' }, true],
    [{ user_name: 'jane' }, true],
    [{ user_name: 'mary jane' }, false],
  ],
  endswith: [
    [{ user_name: 'jane.smith' }, true],
    [{ user_name: ['smith', 'x'] }, true, 'single-valued'],
    [{ user_name: 'smithy' }, false],
  ],
  'short-endswith': [
    [{ user_name: 'jane.smith' }, true],
    [{ user_name: 'jane.smyte' }, false],
  ],
  'contains-all': [
    [{ user_name: 'smith, jane' }, true],
    [{ user_name: ['jane', 'smith'] }, true, 'single-valued'],
    [{ user_name: 'jane' }, false],
    [{ user_name: 'smith, jan' }, false],
  ],
  'contains-number': [
    [{ user_name: 'user 46251' }, true],
    [{ user_name: 14625 }, true],
    [{ user_name: 'user 4624' }, false],
  ],
  cased: [
    [{ user_name: 'Jane' }, true],
    [{ user_name: 'jane' }, false],
    [{ user_name: 'Jane\n' }, false],
    [{ user_name: 'Janet' }, false],
  ],
  'cased-contains': [
    [{ user_name: 'Jane Smith' }, true],
    [{ user_name: 'Jane Smithson' }, true],
    [{ user_name: 'jane smith' }, false],
  ],
  neq: [
    [{ user_name: 'mary' }, true],
    [{ user_name: '' }, true],
    [{}, true],
    [{ user_name: 'jane' }, false],
    [{ user_name: 'JANE' }, false, 'letter-case'],
    [{ user_name: ['mary', 'jane'] }, false, 'single-valued'],
  ],
  'neq-list': [
    [{ user_name: 'janet' }, true],
    [{}, true],
    [{ user_name: 'jane' }, false],
    [{ user_name: 'mary' }, false],
  ],
  windash: [
    [{ user_name: 'powershell -enc AAAA' }, true],
    [{ user_name: 'powershell /enc AAAA' }, true],
    [{ user_name: 'powershell –enc AAAA' }, true],
    [{ user_name: 'powershell —enc AAAA' }, true],
    [{ user_name: 'powershell ―enc AAAA' }, true],
    [{ user_name: 'powershell -ENC AAAA' }, true, 'letter-case'],
    [{ user_name: 'powershell --enc AAAA' }, false],
    [{ user_name: 'powershell -encoded AAAA' }, false],
    [{ user_name: 'powershell -enc' }, false],
  ],
}
