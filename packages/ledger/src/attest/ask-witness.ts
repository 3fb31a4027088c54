import { cosignedAt } from '../note/cosignature.ts'
import { readVerifierKey } from '../note/note-key.ts'
import { readNote } from '../note/signed-note.ts'
import { base64, type Hash } from '../tree/hash.ts'

/** A witness: somebody on another machine who signs that they have only ever seen a log grow. */
export interface WitnessAddress {
  /** Where it is asked, as C2SP tlog-witness says: `/add-checkpoint` is below it. */
  readonly url: string
  /** Its verifier key, as C2SP writes it. */
  readonly key: string
}

/** What a witness is asked to sign, and how the log got there from what it signed last. */
interface WitnessAsk {
  readonly older: number
  /** That the log of today begins with the older one. */
  readonly proof: readonly Hash[]
  readonly note: string
}

/** Its line below the checkpoint; or how large the log was when it signed last, where we thought otherwise. */
export type WitnessAnswer = { readonly line: string } | { readonly older: number }

/** Asks over HTTP; rejects where the witness is away, refuses, or answers with a signature that is not its own. */
export async function askWitness(
  { url, key }: WitnessAddress,
  { older, proof, note }: WitnessAsk,
  timeout: number,
): Promise<WitnessAnswer> {
  const response = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
    body: [`old ${older}`, ...proof.map(base64), '', note].join('\n'),
  })
  const text = await response.text()
  if (response.status === 409 && /^(0|[1-9]\d{0,15})\n$/.test(text)) return { older: Number(text) }
  const { name } = readVerifierKey(key, 'witness')
  const line = text.split('\n').find((each) => each.startsWith(`— ${name} `))
  const signed = line === undefined ? undefined : readNote(`${note}${line}\n`)
  if (response.status !== 200 || line === undefined || !signed || !cosignedAt(signed, key)) {
    throw new Error(`the witness answers ${response.status} and does not sign`)
  }
  return { line }
}
