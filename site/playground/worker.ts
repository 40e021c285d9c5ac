import { backends } from '../../backends/index.js'
import { openCompiler } from './answer/open-compiler.js'
import { serveRequests } from './protocol/serve-requests.js'

const today = new Date().toISOString().slice(0, 10)

serveRequests(openCompiler(backends, today), {
  receive: (handle) => self.addEventListener('message', ({ data }) => handle(data)),
  post: (reply) => self.postMessage(reply),
  now: () => performance.now(),
})
