// A reader of the messages of Datadog's rules, written from its manual alone: https://docs.datadoghq.com/security/notifications/variables/

/** The visible text of a message, and its recipients. */
export interface ReadMessage {
  /** A variable is its name between ⟨ and ⟩. */
  readonly text: string
  readonly mentions: readonly string[]
}

/** Throws if the manual does not define the meaning of a message. */
export function readMessage(message: string): ReadMessage {
  let text = ''
  let rest = message
  for (;;) {
    const at = rest.indexOf('{{')
    if (at === -1) break
    text += rest.slice(0, at)
    rest = rest.slice(at)
    if (/[\\{]$/.test(text)) throw new Error(`what stands before ${rest.slice(0, 20)} may be an escape`)
    const [marked, inside = ''] =
      /^\{\{\{\{raw\}\}\}\}(.*?)\{\{\{\{\/raw\}\}\}\}/su.exec(rest) ?? /^\{\{([^{}]*)\}\}(?!\})/.exec(rest) ?? []
    if (marked === undefined) throw new Error(`neither a variable nor a raw text: ${rest.slice(0, 20)}`)
    const isRaw = marked.startsWith('{{{{')
    if (isRaw && /\{\{\{\{|\{$/.test(inside)) throw new Error(`where the raw text ends is not clear: ${inside}`)
    text += isRaw ? inside : `⟨${inside}⟩`
    rest = rest.slice(marked.length)
  }
  return shown(text + rest)
}

/** A handle begins with `@`, except in code, as in the messages of Datadog's own rules. */
function shown(text: string): ReadMessage {
  const mentions = text.replace(/`@[\w.-]+`|⟨[^⟩]*⟩/g, '').match(/@[^\s\u2060]+/g) ?? []
  return { text: text.replaceAll('\u2060', ''), mentions }
}
