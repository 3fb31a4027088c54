import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkpointIn, checkpointText, readCheckpoint } from '../../src/note/checkpoint.ts'
import { cosign, cosignedAt } from '../../src/note/cosignature.ts'
import { noteSigner, noteVerifier, verifierKey } from '../../src/note/note-key.ts'
import { isSignedBy, readNote, signNote } from '../../src/note/signed-note.ts'
import { textHash } from '../../src/tree/hash.ts'

/** The key, note and signature that golang.org/x/mod/sumdb/note documents. */
const known = {
  key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  note: `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`,
}

const keyPair = () => generateKeyPairSync('ed25519')
const text = checkpointText({ origin: 'example.com/log', size: 3, root: textHash('x') })

describe('a signed note', () => {
  it('of another implementation verifies', () => {
    const note = readNote(known.note)
    expect(note?.text.startsWith('If you think')).toBe(true)
    expect(note && isSignedBy(note, noteVerifier(known.key))).toBe(true)
  })

  it('is signed by whoever signed it, and by nobody else', () => {
    const [one, other] = [keyPair(), keyPair()]
    const note = readNote(signNote(text, [noteSigner('example.com/log', one.privateKey)]))
    const check = (name: string, key: typeof one) =>
      note && isSignedBy(note, noteVerifier(verifierKey(name, key.publicKey)))
    expect(check('example.com/log', one)).toBe(true)
    expect(check('example.com/other', one)).toBe(false)
    expect(check('example.com/log', other)).toBe(false)
  })

  it('is refused when one character of it is changed', () => {
    const { privateKey, publicKey } = keyPair()
    const note = signNote(text, [noteSigner('example.com/log', privateKey)])
    const verifier = noteVerifier(verifierKey('example.com/log', publicKey))
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.constantFrom('0', 'A', 'z', '\n', '='), (at, by) => {
        const changed = note.slice(0, at) + by + note.slice(at + 1)
        const read = readNote(changed)
        expect(read !== undefined && isSignedBy(read, verifier)).toBe(changed === note)
      }),
    )
  })

  it('of an unknown key is ignored, a wrong one of a known key is not', () => {
    const [one, other] = [keyPair(), keyPair()]
    const signer = noteSigner('example.com/log', one.privateKey)
    const verifier = noteVerifier(verifierKey('example.com/log', one.publicKey))
    const both = readNote(signNote(text, [noteSigner('example.com/log', other.privateKey), signer]))
    expect(both && isSignedBy(both, verifier)).toBe(true)
    const wrong = { ...signer, sign: () => sign(null, Buffer.from('another'), one.privateKey) }
    const spoilt = readNote(signNote(text, [signer, wrong]))
    expect(spoilt && isSignedBy(spoilt, verifier)).toBe(false)
  })

  it.each([
    'no blank line\n',
    'text\n\n',
    'text\n\n— name not/base64!\n',
    'text\n\n— na+me AAAAAAAA\n',
    'te\u0007xt\n\n— name AAAAAAAA\n',
    'text\n\n— name AAAAAAAA',
  ])('is not: %j', (note) => {
    expect(readNote(note)).toBeUndefined()
  })
})

describe('a verifier key', () => {
  it.each(['', 'name', 'name+00000000+AAAA', known.key.replace('c74f20a3', 'c74f20a4')])(
    'is not: %j',
    (key) => {
      expect(() => noteVerifier(key)).toThrow('not the Ed25519 verifier key of a log')
    },
  )
})

describe('a checkpoint', () => {
  it('reads as it was written', () => {
    const checkpoint = {
      origin: 'example.com/log',
      size: 1204,
      root: textHash('root'),
      time: new Date('2026-11-21T03:04:06.001Z'),
      previous: textHash('before'),
      beside: [{ origin: 'example.com/2', size: 9, root: textHash('other') }],
    }
    expect(readCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint)
  })

  it('leaves lines of others alone', () => {
    const lines = `example.com/log\n0\n${Buffer.alloc(32).toString('base64')}\nsomething else\n`
    expect(readCheckpoint(lines)).toMatchObject({ size: 0, beside: [] })
  })

  it.each(['a\n01\n', 'a\n-1\n', 'a\n1\nshort\n', '\n1\n', 'a\n99999999999999999\n'])(
    'is not: %j',
    (start) => {
      expect(readCheckpoint(`${start}${Buffer.alloc(32).toString('base64')}\n`)).toBeUndefined()
    },
  )

  it('is named by the hash of its text, whoever signed it', () => {
    const sign = () => signNote(text, [noteSigner('example.com/log', keyPair().privateKey)])
    expect(checkpointIn(sign())?.hash).toBe(checkpointIn(sign())?.hash)
    expect(checkpointIn(sign())?.hash).toBe(textHash(text))
  })
})

describe('a cosignature', () => {
  it('says when a witness saw the checkpoint, and nothing under another key or text', () => {
    const [log, witness, other] = [keyPair(), keyPair(), keyPair()]
    const at = new Date('2026-11-21T03:04:07.900Z')
    const note = signNote(text, [noteSigner('example.com/log', log.privateKey)])
    const line = cosign(text, { name: 'witness.example/w', key: witness.privateKey }, at)
    const cosigned = readNote(`${note}${line}\n`)
    const key = (pair: typeof log) => verifierKey('witness.example/w', pair.publicKey, 'witness')
    expect(cosigned && cosignedAt(cosigned, key(witness))).toEqual(new Date('2026-11-21T03:04:07Z'))
    expect(cosigned && cosignedAt(cosigned, key(other))).toBeUndefined()
    const elsewhere = readNote(`${note.replace('\n3\n', '\n4\n')}${line}\n`)
    expect(elsewhere && cosignedAt(elsewhere, key(witness))).toBeUndefined()
  })
})
