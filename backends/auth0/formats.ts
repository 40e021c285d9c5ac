// `sigmacast/backends/auth0/formats`: the output formats of Auth0, apart from the targets, which load them on demand.
export { auth0Jq } from './artifact/jq.js'
export { auth0Request } from './artifact/request.js'
export { auth0Url } from './artifact/url.js'
