import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Answers a request for a page, or leaves it to somebody else. */
export type Page = (request: Request) => Promise<Response | undefined>

/**
 * GraphiQL and our bar above it, under `/graphiql`. Everything comes from this machine: GraphiQL is the bundle that
 * graphql-yoga publishes, read when the first browser asks for it.
 */
export function graphiqlPage(): Page {
  const files = new Map<string, ServedFile>()
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (doors.has(pathname))
      return new Response(null, { status: 302, headers: { location: '/graphiql' } })
    const make = contents[pathname === '/graphiql/' ? '/graphiql' : pathname]
    if (!make || !['GET', 'HEAD'].includes(request.method)) return undefined
    const file = files.get(pathname) ?? served(await make())
    files.set(pathname, file)
    const headers = {
      ...security,
      'content-type': file.type,
      etag: file.etag,
      'cache-control': 'no-cache',
    }
    if (request.headers.get('if-none-match') === file.etag)
      return new Response(null, { status: 304, headers })
    return new Response(request.method === 'HEAD' ? null : file.body, { headers })
  }
}

/** Where somebody with a browser may knock; programs are not let in here, they do not ask for HTML. */
const doors: ReadonlySet<string> = new Set(['/', '/graphql'])

interface Content {
  readonly type: string
  readonly text: string
}

interface ServedFile {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly etag: string
}

const contents: Readonly<Record<string, (() => Promise<Content>) | undefined>> = {
  '/graphiql': async () => ({ type: 'text/html', text: own('graphiql.html') }),
  '/graphiql/bar.css': async () => ({ type: 'text/css', text: own('bar.css') }),
  '/graphiql/bar.js': async () => ({ type: javascript, text: own('bar.js') }),
  '/graphiql/editor.js': async () => ({ type: javascript, text: own('editor.js') }),
  '/graphiql/event-stream.js': async () => ({ type: javascript, text: own('event-stream.js') }),
  '/graphiql/page.js': async () => ({ type: javascript, text: own('page.js') }),
  '/graphiql/words.js': async () => ({ type: javascript, text: own('words.js') }),
  '/graphiql/graphiql.css': async () => ({ type: 'text/css', text: (await bundle()).css }),
  '/graphiql/graphiql.js': async () => ({ type: javascript, text: workers + (await bundle()).js }),
  '/graphiql/editorWorkerService.js': async () => ({
    type: javascript,
    text: (await bundle()).editorWorkerService,
  }),
  '/graphiql/json.js': async () => ({ type: javascript, text: (await bundle()).jsonWorker }),
  '/graphiql/graphql.js': async () => ({ type: javascript, text: (await bundle()).graphqlWorker }),
}

const javascript = 'text/javascript'

/** Tells the editor where its workers are, and to let us reach its models. */
const workers = `globalThis.MonacoEnvironment = {
  globalAPI: true,
  getWorkerUrl: (_, label) => '/graphiql/' + label + '.js',
};
`

/** The browser itself keeps the promise that nothing is fetched from anywhere else. */
const security: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

function own(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../pages/${name}`, import.meta.url)), 'utf8')
}

/** Nine megabytes of text: loaded when a browser wants them, not at every start. */
async function bundle() {
  return import('@graphql-yoga/render-graphiql/graphiql')
}

function served({ type, text }: Content): ServedFile {
  const body = new TextEncoder().encode(text)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { type: `${type}; charset=utf-8`, body, etag }
}
