/** A signal, and when it came. */
export interface Heard {
  readonly id: string
  readonly cursor: string
  readonly at: string
  readonly heardAt: number
}

const query =
  'subscription($after: String) { changeSignals(after: $after) { id cursor at pseudonym procedure } }'

/** Signals as they come over HTTP, one server-sent event each. */
export async function* hear(url: string, token: string, after?: string): AsyncGenerator<Heard> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query, variables: { after } }),
  })
  if (!response.ok || !response.body) throw new Error(await response.text())
  let text = ''
  for await (const some of response.body.pipeThrough(new TextDecoderStream())) {
    const heardAt = Date.now()
    const events = (text + some).split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const data = /^data: ?(.+)$/m.exec(event)?.[1]
      if (data === undefined) continue
      const { data: told, errors } = JSON.parse(data)
      if (errors) throw new Error(data)
      if (told) yield { ...told.changeSignals, heardAt }
    }
  }
}
