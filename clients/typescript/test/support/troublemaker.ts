import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as it arrived. */
export interface Arrived {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What to do with one request. */
export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void

/** A server that does what it is told to, one behaviour a request, and the last one for ever. */
export interface Troublemaker {
  readonly baseUrl: string
  readonly arrived: readonly Arrived[]
  /** Resolves when so many requests have arrived. */
  arrivals(count: number): Promise<void>
}

export async function troublemaker(...behaviours: readonly Behaviour[]): Promise<Troublemaker> {
  const arrived: Arrived[] = []
  let told: () => void = () => undefined
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) {
      body += chunk
    }
    const { method = '', url = '', headers } = request
    const behave = behaviours[Math.min(arrived.length, behaviours.length - 1)]
    arrived.push({ method, url, headers, body })
    behave?.(response, request)
    told()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    arrivals: (count) =>
      new Promise((resolve) => {
        told = () => arrived.length >= count && resolve()
        told()
      }),
  }
}

export function answers(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
}

export function answersProblem(
  type: string,
  status: number,
  {
    headers = {},
    ...members
  }: { headers?: Record<string, string>; [member: string]: unknown } = {},
): Behaviour {
  const problem = { type, title: 'A title', status, detail: 'What happened', ...members }
  return answers(status, problem, { 'content-type': 'application/problem+json', ...headers })
}

/** The connection breaks before an answer begins. */
export const hangsUp: Behaviour = (response) => response.destroy()

/** The connection breaks in the middle of an answer. */
export const breaksOff: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"id":"', () => response.destroy())
}

export const neverAnswers: Behaviour = () => undefined
