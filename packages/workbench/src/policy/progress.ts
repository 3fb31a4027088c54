import type { Io } from '../io.ts'

/** Shows how far long work has come; on a terminal only, so that a log stays a log. */
export function progressOn({ screen }: Io, what: string): (done: number, of: number) => void {
  let shown = -1
  return (done, of) => {
    const percent = of === 0 ? 100 : Math.floor((done / of) * 100)
    if (!screen.isTTY || percent === shown) return
    shown = percent
    screen.write(percent >= 100 ? '\r\u001b[K' : `\r${what} ${percent} %`)
  }
}
