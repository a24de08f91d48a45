import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** What a client of the API has no use for. */
const NOT_IN_THE_CLIENT = [
  // Called by providers of mail, with a token of theirs.
  '/inbound/{provider}/{token}',
  // Followed by recipients of mail.
  '/c/{token}',
  '/o/{token}',
  // For load balancers, monitoring and people.
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi.yaml',
  '/docs',
  '/docs/{file}',
  // What recipients open.
  '/u/{token}',
  '/p/{token}',
  '/s/{token}',
  // Files of an operator.
  '/api/v2/suppressions/import',
  '/api/v2/suppressions/export',
]

describe('the client and the contract', () => {
  test('agree: the generated types are up to date', () => {
    const check = () =>
      execFileSync(process.execPath, [here('scripts/generate.mjs'), '--check'], {
        encoding: 'utf8',
      })

    expect(check).not.toThrow()
  })

  test('agree: every path is in a resource, or is left out on purpose', () => {
    const paths = [
      ...readFileSync(here('src/contract.ts'), 'utf8').matchAll(/^ {4}readonly "(\/\S*)": {$/gm),
    ]
    const resources = readdirSync(here('src/resource'))
      .map((file) => readFileSync(here(`src/resource/${file}`), 'utf8'))
      .join()
    const used = new Set([...resources.matchAll(/['`](\/[^'`$?]*)/g)].map(([, path]) => path))

    const missing = paths.map(([, path = '']) => path).filter((path) => !used.has(path))

    expect(paths.length).toBeGreaterThan(50)
    expect(missing.sort()).toEqual([...NOT_IN_THE_CLIENT].sort())
  })
})
