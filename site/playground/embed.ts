// Turns code blocks into small playgrounds: <pre data-playground="<target>"><code>…</code></pre>. Without this script,
// the rule is there to read.

const self = document.currentScript
const base = self instanceof HTMLScriptElement ? self.src : location.href

/** The height of an embedded playground, which is at least that of its rule. */
const MIN_HEIGHT = 420
const HEIGHT_OF_FRAME = 200

for (const block of document.querySelectorAll<HTMLElement>('pre[data-playground]')) {
  const frame = document.createElement('iframe')
  const address = new URL('embed.html', base)
  const target = block.dataset.playground ?? ''
  if (target !== '') address.searchParams.set('target', target)
  address.hash = `rule=${encodeURIComponent(block.textContent ?? '')}`
  frame.src = address.href
  frame.title = 'Playground with this rule'
  frame.loading = 'lazy'
  frame.className = 'playground'
  frame.height = String(Math.max(MIN_HEIGHT, block.offsetHeight + HEIGHT_OF_FRAME))
  frame.style.width = '100%'
  block.replaceWith(frame)
}
