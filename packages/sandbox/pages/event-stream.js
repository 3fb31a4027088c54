/**
 * The answers of a subscription, one by one, as server-sent events bring them.
 * @param {Response} response
 */
export async function* answersIn(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let begun = ''
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      const events = `${begun}${value}`.split('\n\n')
      begun = events.pop()
      for (const event of events) {
        const lines = event.split('\n')
        if (lines.includes('event: complete')) return
        const data = lines.find((line) => line.startsWith('data: '))
        if (data) yield JSON.parse(data.slice('data: '.length))
      }
    }
  } finally {
    // Whoever presses stop, or leaves, ends the subscription at the gateway.
    await reader.cancel()
  }
}
