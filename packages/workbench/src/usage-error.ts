/** The command line does not say what its writer means: exit code 2, and where to read on. */
export class UsageError extends Error {
  readonly command: string | undefined

  constructor(command: string | undefined, message: string) {
    super(message)
    this.name = 'UsageError'
    this.command = command
  }
}
