import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

const MOST_BYTES = 8_000

async function bundled(contents: string): Promise<string> {
  const src = fileURLToPath(new URL('../src', import.meta.url))
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: src, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  })
  return outputFiles[0]?.text ?? ''
}

describe('the client', () => {
  test('is smaller than 8 kB, minified and compressed', async () => {
    const whole = await bundled(`export * from './index.js'`)

    const bytes = gzipSync(whole, { level: 9 }).length

    console.log(`the client: ${bytes} bytes of at most ${MOST_BYTES}`)
    expect(bytes).toBeLessThan(MOST_BYTES)
  })

  test('needs nothing but what the web platform has', async () => {
    // platform: browser would have failed to resolve a module of Node.
    expect(await bundled(`export * from './index.js'`)).not.toMatch(
      /\bimport\s*[({'"]|\brequire\(|\bprocess\.|\bBuffer\./,
    )
  })

  test('leaves the rest behind for those who only verify webhooks', async () => {
    const part = await bundled(`export { verifyWebhook } from './index.js'`)

    expect(gzipSync(part).length).toBeLessThan(1_500)
  })
})
