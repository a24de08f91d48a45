import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { anEditor, marked } from './support/editor.js'

const run = promisify(execFile)
const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const TSC = here('node_modules/typescript/bin/tsc')
const MOST_OUTPUT = 64_000_000
const SETTINGS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: 'ES2022',
  module: 'NodeNext',
  skipLibCheck: false,
  noEmitOnError: true,
  outDir: 'out',
}

// What a user has who runs `npm install @segmailer/client`: the packed client and nothing of ours.
describe('the package', () => {
  let project = ''

  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'segmailer-package-'))
    await run('npm', ['pack', '--silent', '--pack-destination', project], { cwd: here('.') })
    const [tarball = ''] = await readdir(project)
    await writeFile(join(project, 'package.json'), '{"type": "module", "private": true}')
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], {
      cwd: project,
    })
    // Types of Node come from outside of the package, as for its users.
    await mkdir(join(project, 'node_modules/@types'), { recursive: true })
    for (const name of ['@types/node', 'undici-types']) {
      await symlink(here(`node_modules/${name}`), join(project, 'node_modules', name))
    }
  }, 300_000)

  afterAll(() => rm(project, { recursive: true, force: true }))

  test('holds the built client, its types, how to use it, the licence, and no dependency', async () => {
    const installed = join(project, 'node_modules/@segmailer/client')
    const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))
    const files = await readdir(installed)

    expect(files.sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json'])
    expect(manifest.dependencies).toBeUndefined()
    expect(await readdir(join(project, 'node_modules'))).toEqual(
      expect.arrayContaining(['@segmailer', '@types']),
    )
  })

  test('can be imported in Node', async () => {
    const script = `import * as all from '@segmailer/client'; console.log(Object.keys(all).join(' '))`

    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: project,
    })

    expect(stdout.trim()).toBe('SegMailerError etagOf isSegMailerError segmailer verifyWebhook')
  })

  test('has types that hold users to the contract, also without those of Node', async () => {
    const settings = { ...SETTINGS, lib: ['ES2022', 'DOM', 'DOM.AsyncIterable'], types: [] }
    await writeFile(join(project, 'right.ts'), RIGHT)
    await writeFile(join(project, 'wrong.ts'), [RIGHT, ...WRONG.map(([line]) => line)].join('\n'))

    expect(await complaints('right', settings, ['right'])).toBe('')
    const told = await complaints('wrong', settings, ['wrong'])

    const first = RIGHT.split('\n').length + 1
    for (const [index, [, complaint]] of WRONG.entries()) {
      expect(told).toMatch(new RegExp(`^wrong.ts\\(${first + index},.*${complaint}`, 'm'))
    }
  }, 300_000)

  test('tells in an editor what the contract tells of whatever one writes', async () => {
    const { code, asked } = marked(HOVERED)
    await writeFile(join(project, 'hovered.ts'), code)
    const editor = await anEditor(project, 'hovered.ts', SETTINGS)

    expect(asked.map((place) => editor(place))).toEqual([
      '(property) get: (id: string, options?: CallOptions | undefined) => Promise<Contact>',
      expect.stringContaining('Only contacts that changed at this instant or later.'),
      expect.stringContaining('Whether the person wants to get mail.'),
      expect.stringContaining('Who is meant; at least one.'),
      expect.stringMatching(/7d/),
      expect.stringContaining('Messages a second at most'),
      expect.stringContaining('How long the old key goes on working'),
    ])
  })

  test('does what its README shows', async () => {
    const readme = await readFile(here('README.md'), 'utf8')
    const examples = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)
    const names = examples.map((_, index) => `example-${index}`)
    for (const [index, code] of examples.entries()) {
      await writeFile(join(project, `${names[index]}.ts`), code)
    }
    const { baseUrl, apiKey } = inject('server')
    const env = { ...process.env, SEGMAILER_URL: baseUrl, SEGMAILER_KEY: apiKey }

    const settings = { ...SETTINGS, lib: ['ES2022'], types: ['node'] }
    expect(await complaints('readme', settings, names)).toBe('')
    const said: string[] = []
    for (const name of names) {
      const options = { cwd: project, env, maxBuffer: MOST_OUTPUT }
      said.push((await run(process.execPath, [`out/${name}.js`], options)).stdout)
    }

    expect(examples.length).toBeGreaterThan(8)
    expect(said[0]).toMatch(/^[0-9a-f-]{36} \[/)
    expect(said.join('')).toMatch(/{ created: \d+, updated: \d+, failed: 0 } \[\]/)
    expect(said.join('')).toContain('item 1: ')
    expect(said.join('')).toContain('#/identifier/email')
  }, 300_000)

  /** What the compiler says. */
  async function complaints(name: string, settings: object, files: readonly string[]) {
    const config = { compilerOptions: settings, files: files.map((file) => `${file}.ts`) }
    await writeFile(join(project, `${name}.json`), JSON.stringify(config))
    const tsc = spawn(process.execPath, [TSC, '-p', `${name}.json`], { cwd: project })
    return text(tsc.stdout)
  }
})

const RIGHT = `
import { type Contact, isSegMailerError, type SegMailer, segmailer } from '@segmailer/client'
const client: SegMailer = segmailer({ apiKey: 'k', baseUrl: 'http://localhost:8080' })
const email = 'jane@example.com'
export async function right(): Promise<Contact | undefined> {
  try {
    const { contact } = await client.contacts.upsert({ identifier: { email } })
    const names: readonly string[] = contact.segments.map(({ name }) => name)
    console.log(names)
    await client.contacts.update(contact.id, { subscribed: true }, { ifMatch: contact })
    await client.campaigns.start('c', { ifMatch: '"1"', idempotencyKey: 'k' })
    return await client.contacts.get(contact.id, { timeout: 5 })
  } catch (error) {
    if (isSegMailerError(error, 'segment-in-use', 'template-in-use', 'topic-in-use')) {
      console.log(error.failure.referrers[0]?.name)
    }
    if (isSegMailerError(error, 'conflict') && error.failure.notStarted === 'reentry') {
      console.log(error.failure.detail)
    }
    return undefined
  }
}`

/** Where one points at the words after a caret. */
const HOVERED = `
import { segmailer } from '@segmailer/client'
const client = segmailer({ apiKey: 'k', baseUrl: 'http://localhost:8080' })
client.contacts.^get('c')
client.contacts.list({ ^updatedSince: '2026-01-01T00:00:00Z' })
client.contacts.upsert({ identifier: { email: 'jane@example.com' }, ^subscribed: true })
client.contacts.upsert({ ^identifier: { email: 'jane@example.com' } })
client.segments.preview({ condition: { event: 'e', operator: 'performed', ^withinLast: '7d' } })
client.workspace.update({ ^sendRate: 5 })
client.apiKeys.rotate('k', { ^overlapSeconds: 60 })
`

/** Lines that must not compile, and what is to be said about each. */
const WRONG: readonly (readonly [line: string, complaint: string])[] = [
  [
    `client.contacts.upsert({ identifier: { email }, atributes: {} })`,
    `'atributes' does not exist`,
  ],
  [`client.contacts.list({ pages: 2 })`, `'pages' does not exist`],
  [`client.contacts.get()`, 'Expected 1-2 arguments'],
  [`client.segments.explain('s')`, 'Expected 2-3 arguments'],
  [
    `client.segments.create({ name: 'n', condition: { atribute: 'a' } })`,
    `'atribute' does not exist`,
  ],
  [
    `right().catch((e: unknown) => isSegMailerError(e, 'not-found') && e.failure.referrers)`,
    `'referrers' does not exist`,
  ],
  [`client.contacts.update('c', {}, { idempotencyKey: 'k' })`, `'idempotencyKey' does not exist`],
  [`client.segments.add('s', { contacts: [] }, { ifMatch: '"1"' })`, `'ifMatch' does not exist`],
  [`isSegMailerError(0, 'not-fund')`, `"not-fund"' is not assignable`],
]
