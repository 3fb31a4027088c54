import { grantHeader, Refusal, type RegistryAnswer, type RegistryRequest } from '@motlan/kernel'
import { isJsonObject } from './bare.ts'

/** The header that carries the id of a look-up, for the logs of both sides. */
const requestHeader = 'motlan-request'

/** A registry's answer may not be larger than this many bytes, whatever it claims. */
export const largestAnswer = 32_000_000

/** A fetch as every transport with headers sends it. */
export function writeRequest({ operation, variables, grant, requestId }: RegistryRequest): {
  readonly headers: Record<string, string>
  readonly body: string
} {
  return {
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      [grantHeader]: grant,
      [requestHeader]: requestId,
    },
    body: JSON.stringify({ query: operation, variables }),
  }
}

/** Reads what came back. A refusal of the registry is an answer; a page of a proxy is none. */
export function readAnswer(registry: string, status: number, text: string): RegistryAnswer {
  const parsed = parsedJson(text)
  const isAnswer = isJsonObject(parsed) && ('data' in parsed || 'errors' in parsed)
  if (isAnswer) return parsed
  throw new Refusal(status >= 500 ? 'REGISTRY_UNAVAILABLE' : 'REGISTRY_ANSWER_INVALID', registry)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
