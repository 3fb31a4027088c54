/** A JSON object of which nothing is known yet: what a registry sent, or what is about to be sent. */
export type JsonObject = Record<string, unknown>

/** One fetch of a query plan, on its way to one registry. */
export interface RegistryRequest {
  readonly registry: string
  /** The text of the operation. */
  readonly operation: string
  readonly variables: JsonObject
  /** The sealed grant (`grant.ts`): sent as the header `Motlan-Grant` where there are headers. */
  readonly grant: string
  /** The same for all fetches of one look-up: what belongs to one request in a registry is kept under it. */
  readonly requestId: string
  readonly signal: AbortSignal
}

/** An error as a registry sends it: nothing of it is shown to a client before it has been checked. */
export interface RegistryError {
  readonly message: string
  readonly path?: readonly (string | number)[] | undefined
  readonly extensions?: JsonObject | undefined
}

export interface RegistryAnswer {
  readonly data?: JsonObject | null | undefined
  readonly errors?: readonly RegistryError[] | undefined
}

/**
 * How a registry is reached. Which one is used is a matter of deployment; answers and checks must be the same. It may
 * reject with a `Refusal` whose details say `sent: false`, where it is certain that nothing of the question has left.
 */
export type Transport = (request: RegistryRequest) => Promise<RegistryAnswer>

/** The HTTP header that carries a grant. */
export const grantHeader = 'motlan-grant'
