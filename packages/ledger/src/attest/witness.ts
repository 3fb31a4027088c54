import type { KeyObject } from 'node:crypto'
import { checkpointIn } from '../note/checkpoint.ts'
import { cosign } from '../note/cosignature.ts'
import { noteVerifier, readVerifierKey, verifierKey } from '../note/note-key.ts'
import { isSignedBy, readNote } from '../note/signed-note.ts'
import { base64, type Hash, hashFrom } from '../tree/hash.ts'
import { isConsistent } from '../tree/proof.ts'

/** How large a log was when a witness signed it last, and its root. */
export interface Witnessed {
  readonly origin: string
  readonly size: number
  /** Base64. */
  readonly root: string
}

/** What a witness needs: a key on a machine of its own, and a place to remember what it signed. */
export interface WitnessOptions {
  readonly name: string
  readonly key: KeyObject
  /** Verifier keys of logs. One of them counts for every log of its ledger that is signed with the same key. */
  readonly logs: readonly string[]
  readonly seen: (origin: string) => Witnessed | undefined
  /** INVARIANT: durable when it returns, before the signature leaves: a witness that forgets could sign a fork. */
  readonly remember: (witnessed: Witnessed) => void
  readonly clock: () => Date
}

/** What a witness answers, for HTTP. */
export interface WitnessReply {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly body: string
}

/** A witness as C2SP tlog-witness describes it: it signs a checkpoint where the log has only grown since the last. */
export function openWitness(options: WitnessOptions): (body: string) => WitnessReply {
  const { name, key, logs, seen, remember, clock } = options
  const known = logs.map((each) => ({
    key: each,
    ledger: ledgerOf(readVerifierKey(each, 'log').name),
  }))

  return (body) => {
    const asked = readAsk(body)
    if (!asked) return { status: 400, body: 'this is no question to a witness\n' }
    const { older, proof, note } = asked
    const read = readNote(note)
    const checkpoint = checkpointIn(note)?.checkpoint
    if (!read || !checkpoint) return { status: 400, body: 'this is no checkpoint\n' }
    const { origin, size, root } = checkpoint
    const trusted = known.filter(({ ledger }) => ledger === ledgerOf(origin))
    if (trusted.length === 0) return { status: 404, body: 'a log nobody told this witness about\n' }
    const isSigned = trusted.some((each) =>
      isSignedBy(read, noteVerifier(verifierKey(origin, readVerifierKey(each.key, 'log').key))),
    )
    if (!isSigned) return { status: 403, body: 'not signed by a key of this log\n' }
    const last = seen(origin)
    const before = { size: last?.size ?? 0, root: hashFrom(last?.root) ?? '' }
    if (older > size) return { status: 400, body: 'a log does not shrink\n' }
    const isOther = older !== before.size || (size === before.size && last && root !== before.root)
    if (isOther) return { status: 409, body: `${before.size}\n` }
    if (!isConsistent(before, { size, root }, proof)) {
      return { status: 422, body: 'the log does not go on from what was signed before\n' }
    }
    remember({ origin, size, root: base64(root) })
    return { status: 200, body: `${cosign(read.text, { name, key }, clock())}\n` }
  }
}

/** The verifier key of a witness, as C2SP writes it. */
export function witnessKey(name: string, key: KeyObject): string {
  return verifierKey(name, key, 'witness')
}

/** `motlan.org/ledger/6b0c…/1` is a log of `motlan.org/ledger/6b0c…`. */
function ledgerOf(origin: string): string {
  return origin.slice(0, origin.lastIndexOf('/'))
}

function readAsk(
  body: string,
): { readonly older: number; readonly proof: readonly Hash[]; readonly note: string } | undefined {
  const end = body.indexOf('\n\n')
  const [first = '', ...lines] = body.slice(0, Math.max(end, 0)).split('\n')
  const [, older] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? []
  const proof = lines.flatMap((line) => hashFrom(line) ?? [])
  if (older === undefined || proof.length !== lines.length || proof.length > 63) return undefined
  return { older: Number(older), proof, note: body.slice(end + 2) }
}
