import { hash } from 'node:crypto'

/** 32 bytes, one character each: Node hashes into strings three times as fast as into buffers. */
export type Hash = string

/** RFC 6962: the hash of an entry, from its exact text. */
export function leafHash(text: string): Hash {
  return hash('sha256', `\0${text}`, 'binary')
}

/** RFC 6962: the hash of two hashes. */
export function nodeHash(left: Hash, right: Hash): Hash {
  return hash('sha256', Buffer.from(`\x01${left}${right}`, 'latin1'), 'binary')
}

/** RFC 6962: the root of a tree without entries. */
export const emptyRoot: Hash = hash('sha256', '', 'binary')

/** The SHA-256 of a text. */
export function textHash(text: string): Hash {
  return hash('sha256', text, 'binary')
}

/** Bytes as the ledger writes them: standard base64. */
export function base64(bytes: Hash): string {
  return Buffer.from(bytes, 'latin1').toString('base64')
}

/** The bytes of a base64 text; undefined for anything else, a text written in another way included. */
export function fromBase64(text: string, length?: number): string | undefined {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) return undefined
  return length === undefined || bytes.length === length ? bytes.toString('latin1') : undefined
}

/** The hash of a base64 text of 32 bytes. */
export function hashFrom(text: unknown): Hash | undefined {
  return typeof text === 'string' ? fromBase64(text, 32) : undefined
}
