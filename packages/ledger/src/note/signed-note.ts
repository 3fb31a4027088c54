/** One signature below a note. */
interface NoteSignature {
  readonly name: string
  /** Four bytes that tell the keys of one name apart. */
  readonly keyId: Buffer
  readonly signature: Buffer
  /** The line as it stands in the note, without its line feed. */
  readonly line: string
}

/** A note taken apart: the text that is signed, and whoever signed it. */
export interface Note {
  /** With its last line feed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** Signs the texts of notes, under one name. */
export interface NoteSigner {
  readonly name: string
  readonly keyId: Buffer
  readonly sign: (text: string) => Buffer
}

/** Checks signatures of one key. */
export interface NoteVerifier {
  readonly name: string
  readonly keyId: Buffer
  readonly verify: (text: string, signature: Buffer) => boolean
}

/** A text with the signatures of all signers, as C2SP signed-note writes it. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  return `${text}\n${signers.map((signer) => `${signatureLine(signer, signer.sign(text))}\n`).join('')}`
}

/** The line of one signature. */
export function signatureLine(
  { name, keyId }: Pick<NoteSigner, 'name' | 'keyId'>,
  signature: Buffer,
): string {
  return `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}`
}

/** Takes a note apart; undefined where it is none. Nothing is said yet about the signatures. */
export function readNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n') || hasControl(note)) return undefined
  const lines = note.slice(end + 2, -1).split('\n')
  const signatures = lines.flatMap((line) => signatureIn(line) ?? [])
  if (lines.length > 100 || signatures.length !== lines.length) return undefined
  return { text: note.slice(0, end + 1), signatures }
}

/** Whether the key signed the note. A signature of this key that is wrong makes the whole note wrong. */
export function isSignedBy(
  { text, signatures }: Note,
  { name, keyId, verify }: NoteVerifier,
): boolean {
  const own = signatures.filter((each) => each.name === name && each.keyId.equals(keyId))
  return own.length > 0 && own.every(({ signature }) => verify(text, signature))
}

function signatureIn(line: string): NoteSignature | undefined {
  const [, name, encoded] = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? []
  if (!name || !encoded || name.includes('+')) return undefined
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.length <= 4 || bytes.toString('base64') !== encoded) return undefined
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4), line }
}

function hasControl(note: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u0009\u000b-\u001f]/.test(note)
}
