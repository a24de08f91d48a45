import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

/** A server as anybody starts it, and the key of the workspace that its first start makes. */
export interface Server {
  readonly baseUrl: string
  readonly apiKey: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly server: Server
  }
}

const LAUNCHER = fileURLToPath(new URL('../../../../segmailer', import.meta.url))
// It is built first if need be.
const STARTED_WITHIN = 10 * 60_000

/** One server for all tests. `SEGMAILER_URL` and `SEGMAILER_KEY` name one that runs already. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { SEGMAILER_URL: baseUrl, SEGMAILER_KEY: apiKey } = process.env
  if (baseUrl && apiKey) {
    project.provide('server', { baseUrl, apiKey })
    return async () => undefined
  }
  const data = await mkdtemp(join(tmpdir(), 'segmailer-client-'))
  const launched = spawn(LAUNCHER, ['serve', '--port', '0', '--data', data], {
    // Webhooks of the tests are on this machine.
    env: { ...process.env, SEGMAILER_EGRESS_ALLOW: '127.0.0.0/8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    if (launched.exitCode === null) {
      launched.kill('SIGTERM')
      await once(launched, 'exit')
    }
    await rm(data, { recursive: true, force: true })
  }
  try {
    project.provide('server', await ready(launched))
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

function ready(launched: ChildProcess): Promise<Server> {
  let said = ''
  return new Promise((resolve, reject) => {
    const fail = () => {
      clearTimeout(timer)
      reject(new Error(`The server did not start:\n${said}`))
    }
    const timer = setTimeout(fail, STARTED_WITHIN)
    launched.once('exit', fail)
    launched.stdout?.on('data', (chunk: Buffer) => {
      said += chunk
      const baseUrl = /ready at (http:\S+)/.exec(said)?.[1]
      const apiKey = /\b(sm_live_\w+)\s/.exec(said)?.[1]
      if (baseUrl && apiKey) {
        clearTimeout(timer)
        launched.off('exit', fail)
        resolve({ baseUrl, apiKey })
      }
    })
  })
}
