import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { type Options, type SegMailer, segmailer } from '../../src/index.js'

/** A client of the server of the tests. */
export function aClient(options: Partial<Options> = {}): SegMailer {
  return segmailer({ ...inject('server'), ...options })
}

/** An address that no other test has. */
export function anAddress(): string {
  return `${randomUUID()}@example.com`
}

/** A name that no other test has. */
export function aName(what: string): string {
  return `${what} ${randomUUID()}`
}

/** What rejects, for a closer look. */
export async function errorOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('It did not fail')
}

export async function toArray<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) {
    all.push(item)
  }
  return all
}
