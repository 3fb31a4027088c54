/** What has been opened, to be closed in the opposite order. */
export interface Closing {
  readonly add: (close: () => unknown) => void
  /** Closes everything, whatever fails; a second call waits for the first. */
  readonly close: () => Promise<void>
}

/** Nothing opened yet. `onError` hears what could not be closed properly. */
export function openClosing(onError: (cause: unknown) => void): Closing {
  const open: (() => unknown)[] = []
  let closed: Promise<void> | undefined
  const closeAll = async () => {
    for (const close of open.reverse()) {
      try {
        await close()
      } catch (cause) {
        onError(cause)
      }
    }
  }
  return {
    add: (close) => open.push(close),
    close: () => {
      closed ??= closeAll()
      return closed
    },
  }
}
