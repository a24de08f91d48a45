// Makes src/contract.ts from the server's contract. With --check it only tells whether that file is up to date.
import { readFile, writeFile } from 'node:fs/promises'
import openapi, { astToString } from 'openapi-typescript'
import { named } from './named.mjs'

const CONTRACT = new URL(
  '../../../server/src/main/resources/openapi/segmailer.yaml',
  import.meta.url,
)
const TYPES = new URL('../src/contract.ts', import.meta.url)
const HEADER = `// Generated from server/src/main/resources/openapi/segmailer.yaml by \`npm run generate\`. Do not edit.

`

const tree = await openapi(CONTRACT, {
  // Whoever sends a body may leave out what has a default.
  defaultNonNullable: false,
  immutable: true,
  silent: true,
})
const generated = HEADER + astToString(named(tree))

if (!process.argv.includes('--check')) {
  await writeFile(TYPES, generated)
} else if ((await readFile(TYPES, 'utf8')) !== generated) {
  console.error('src/contract.ts is older than the contract: run `npm run generate` and commit it.')
  process.exitCode = 1
}
