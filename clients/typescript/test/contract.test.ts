import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type List, segmailer } from '../src/index.js'

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** What a client of the API has no use for. */
const NOT_IN_THE_CLIENT = [
  // Called by providers of mail, with a token of theirs.
  'POST /inbound/{}/{}',
  // Followed by recipients of mail.
  'GET /c/{}',
  'GET /o/{}',
  // For load balancers, monitoring and people.
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /openapi.yaml',
  'GET /',
  'GET /docs',
  'GET /docs/{}',
  // What recipients open and press.
  'GET /u/{}',
  'POST /u/{}',
  'GET /p/{}',
  'POST /p/{}',
  'GET /s/{}',
  'POST /s/{}',
  // The same as the PATCH.
  'PUT /api/v2/contacts/{}/topics',
  // Files of an operator.
  'POST /api/v2/suppressions/import',
  'GET /api/v2/suppressions/export',
]

/** `GET /api/v2/contacts/{}` and so on, as the generated types have them. */
function contracted(): readonly string[] {
  const all: string[] = []
  let path = ''
  for (const line of readFileSync(here('src/contract.ts'), 'utf8').split('\n')) {
    path = /^ {4}readonly "(\/\S*)": {$/.exec(line)?.[1] ?? path
    const method = /^ {8}readonly (get|post|put|patch|delete): /.exec(line)?.[1]
    if (method !== undefined && !/: never;$/.test(line)) {
      all.push(`${method.toUpperCase()} ${path.replace(/{\w+}/g, '{}')}`)
    }
  }
  return [...new Set(all)].sort()
}

/** What the client asks for when everything in it is called once. */
async function askedFor(): Promise<ReadonlySet<string>> {
  const asked = new Set<string>()
  const client = segmailer({
    apiKey: 'sm_live_test',
    baseUrl: 'http://localhost',
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input))
      asked.add(`${init?.method} ${decodeURIComponent(pathname)}`)
      return Response.json({ data: [], nextCursor: null, results: [] })
    },
  })
  for (const [name, resource] of Object.entries(client)) {
    for (const [verb, call] of Object.entries(resource)) {
      if (`${name}.${verb}` !== 'webhooks.verify') {
        // Every argument may be an id, a body, a file, items or options that say nothing.
        await used((call as (...all: readonly string[]) => unknown)('{}', '{}', '{}', '{}'))
      }
    }
  }
  return asked
}

/** Awaits what is promised, and goes through what is a list. */
async function used(given: unknown): Promise<void> {
  const value = Object(await given) as Partial<List<unknown> & AsyncGenerator<unknown>>
  await value.page?.()
  await value.next?.()
}

describe('the client and the contract', () => {
  test('agree: the generated types are up to date', () => {
    const check = () =>
      execFileSync(process.execPath, [here('scripts/generate.mjs'), '--check'], {
        encoding: 'utf8',
      })

    expect(check).not.toThrow()
  })

  test('agree: every method of every path is in a resource, or is left out on purpose', async () => {
    const operations = contracted()
    const asked = await askedFor()

    const missing = operations.filter((operation) => !asked.has(operation))
    const unknown = [...asked].filter((operation) => !operations.includes(operation))

    expect(operations.length).toBeGreaterThan(100)
    expect(missing).toEqual([...NOT_IN_THE_CLIENT].sort())
    expect(unknown).toEqual([])
  })

  test('agree: the README names everything there is', () => {
    const readme = readFileSync(here('README.md'), 'utf8')
    const named = [...readme.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(
      ([, name, verbs = '']) => [name, verbs.replaceAll('`', '').split(' ')],
    )
    const client = segmailer({ apiKey: 'sm_live_test', baseUrl: 'http://localhost' })

    expect(named).toEqual(
      Object.entries(client).map(([name, resource]) => [name, Object.keys(resource)]),
    )
  })
})
