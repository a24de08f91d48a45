import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { isSegMailerError, type SegMailerError, segmailer } from '../src/index.js'
import { errorOf } from './support/client.js'
import { answers, answersProblem, type Behaviour, troublemaker } from './support/troublemaker.js'

const DOCUMENT = new URL('../../../docs/problems.md', import.meta.url)

async function failing(behaviour: Behaviour): Promise<SegMailerError> {
  const { baseUrl } = await troublemaker(behaviour)
  const client = segmailer({ apiKey: 'sm_live_test', baseUrl, retries: 0 })
  const error = await errorOf(client.contacts.get('c1'))
  if (!isSegMailerError(error)) {
    throw error
  }
  return error
}

describe('a problem', () => {
  test('of each type that is documented is told apart by its kind', async () => {
    const documented = (await readFile(DOCUMENT, 'utf8')).matchAll(/^### `(\S+)` \((\d+)\)$/gm)
    const types = [...documented].map(([, type = '', status]) => ({ type, status: Number(status) }))
    const behaviours = types.map(({ type, status }) => answersProblem(type, status))
    const { baseUrl } = await troublemaker(...behaviours)
    const client = segmailer({ apiKey: 'sm_live_test', baseUrl, retries: 0 })

    expect(types.length).toBeGreaterThan(20)
    for (const { type, status } of types) {
      const error = await errorOf(client.contacts.get('c1'))

      expect(isSegMailerError(error) && error.failure).toEqual({
        kind: type.replace(/^.*[/#]/, ''),
        type,
        status,
        title: 'A title',
        detail: 'What happened',
        errors: [],
      })
    }
  })

  test('of validation names every mistake and its place', async () => {
    const errors = [{ pointer: '#/atributes', detail: 'is not known; did you mean "attributes"?' }]
    const problem = answersProblem('https://segmailer.com/problems/validation-failed', 422, {
      errors,
      headers: { 'request-id': 'r-8' },
    })

    const error = await failing(problem)

    expect(isSegMailerError(error, 'validation-failed') && error.failure.errors).toEqual(errors)
    expect(error.message).toBe('What happened (validation-failed, 422, request r-8)')
    expect(error.name).toBe('SegMailerError')
  })

  test('tells what else belongs to its type', async () => {
    const referrers = [{ type: 'segment', id: 's2', name: 'Others' }]
    const problem = answersProblem('https://segmailer.com/problems/segment-in-use', 409, {
      referrers,
    })

    const error = await failing(problem)

    expect(isSegMailerError(error, 'segment-in-use') && error.failure.referrers).toEqual(referrers)
  })

  test('of a type that is newer than the client keeps its type and status', async () => {
    const error = await failing(answersProblem('https://segmailer.com/problems/too-loud', 418))

    expect(error.failure).toMatchObject({
      kind: 'unknown-problem',
      type: 'https://segmailer.com/problems/too-loud',
      status: 418,
    })
  })

  test('that only looks like one is an unexpected answer', async () => {
    for (const body of ['{"type":', '7', 'null']) {
      const error = await failing(
        answers(400, body, { 'content-type': 'application/problem+json' }),
      )

      expect(error.failure).toMatchObject({ kind: 'unexpected-answer', status: 400, detail: body })
    }
  })
})

describe('an answer of something in between', () => {
  test('is told as it is, cut to what a log can take', async () => {
    const error = await failing(
      answers(413, `<html>${'x'.repeat(10_000)}`, { 'content-type': 'text/html' }),
    )

    expect(error.failure).toMatchObject({ kind: 'unexpected-answer', status: 413 })
    expect(error.failure.detail).toHaveLength(500)
  })

  test('is not taken for JSON because its status is good', async () => {
    const error = await failing(
      answers(200, '<html>Log in</html>', { 'content-type': 'text/html' }),
    )

    expect(error.failure).toEqual({
      kind: 'unexpected-answer',
      status: 200,
      detail: 'The answer is not JSON',
    })
  })

  test('may have no body', async () => {
    expect((await failing(answers(502, ''))).failure).toMatchObject({ detail: 'Bad Gateway' })
  })
})

describe('a server that is not there', () => {
  test('is a network failure that says why', async () => {
    const client = segmailer({ apiKey: 'k', baseUrl: 'http://127.0.0.1:1', retries: 0 })

    const error = await errorOf(client.workspace.get())

    expect(isSegMailerError(error, 'network') && error.failure.detail).toMatch(
      /bad port|ECONNREFUSED/,
    )
    expect(isSegMailerError(error) && error.cause).toBeInstanceOf(Error)
  })
})
