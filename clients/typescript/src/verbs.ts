import { jsonOf } from './answer.js'
import { type List, listOf, type Page } from './list.js'
import type {
  Answer,
  BodyArgument,
  Ids,
  ItemOf,
  OptionsOf,
  QueryArgument,
  WithBody,
  WithoutBody,
  WithoutQuery,
  WithQuery,
} from './operation.js'
import type { CallOptions } from './options.js'
import { argumentsOf, callOf, type Shape } from './request.js'
import type { Exchange } from './transport.js'

/**
 * What resources are made of. Each takes a path of the contract and yields a method, whose arguments
 * are the parameters of the path, then the body or the query if there is one, then options.
 */
export interface Verbs {
  readonly exchange: Exchange
  /** `GET` of one thing. */
  get<P extends WithoutQuery<'get'>>(
    path: P,
  ): (...args: [...Ids<P>, options?: CallOptions]) => Promise<Answer<'get', P>>
  /** `GET` of one thing, with a query. */
  find<P extends WithQuery<'get'>>(
    path: P,
  ): (
    ...args: [...Ids<P>, ...QueryArgument<'get', P>, options?: CallOptions]
  ) => Promise<Answer<'get', P>>
  /** `GET` of a list. */
  list<P extends WithQuery<'get'>>(
    path: P,
  ): (
    ...args: [...Ids<P>, ...QueryArgument<'get', P>, options?: CallOptions]
  ) => List<ItemOf<'get', P>>
  /** `POST` of a search, whose answer is a list. */
  search<P extends WithBody<'post'>>(
    path: P,
  ): (...args: [...BodyArgument<'post', P>, options?: CallOptions]) => List<ItemOf<'post', P>>
  /** `POST` of something new, or of something to do: done once, however often it is tried. */
  post<P extends WithBody<'post'>>(
    path: P,
  ): (
    ...args: [...Ids<P>, ...BodyArgument<'post', P>, options?: OptionsOf<'post', P>]
  ) => Promise<Answer<'post', P>>
  /** `POST` without a body. */
  act<P extends WithoutBody<'post'>>(
    path: P,
  ): (...args: [...Ids<P>, options?: OptionsOf<'post', P>]) => Promise<Answer<'post', P>>
  /** `POST` of a question, which changes nothing. */
  ask<P extends WithBody<'post'>>(
    path: P,
  ): (
    ...args: [...Ids<P>, ...BodyArgument<'post', P>, options?: CallOptions]
  ) => Promise<Answer<'post', P>>
  /** `PUT`, `PATCH` or `DELETE` with a body. */
  change<M extends 'put' | 'patch' | 'delete', P extends WithBody<M>>(
    method: M,
    path: P,
  ): (
    ...args: [...Ids<P>, ...BodyArgument<M, P>, options?: OptionsOf<M, P>]
  ) => Promise<Answer<M, P>>
  /** `DELETE` of one thing. */
  remove<P extends WithoutQuery<'delete'>>(
    path: P,
  ): (...args: [...Ids<P>, options?: OptionsOf<'delete', P>]) => Promise<void>
  /** `DELETE` with a query. */
  removeWith<P extends WithQuery<'delete'>>(
    path: P,
  ): (
    ...args: [...Ids<P>, ...QueryArgument<'delete', P>, options?: OptionsOf<'delete', P>]
  ) => Promise<void>
}

/** The interface says what goes in and comes out; here it is only put through. */
export function verbsOf(exchange: Exchange): Verbs {
  const method =
    (shape: Shape) =>
    (path: string) =>
    (...args: readonly unknown[]) => {
      const given = argumentsOf(path, args, shape)
      return exchange(callOf(shape, given), jsonOf<never>, given.options)
    }
  const removal =
    (shape: Shape) =>
    (path: string) =>
    (...args: readonly unknown[]) => {
      const given = argumentsOf(path, args, shape)
      const call = { ...callOf(shape, given), doneBefore: 404 }
      return exchange(call, async () => undefined, given.options)
    }
  return {
    exchange,
    get: method({ method: 'GET' }),
    find: method({ method: 'GET', input: 'query' }),
    list: listing(exchange, { method: 'GET', input: 'query' }),
    search: listing(exchange, { method: 'POST', input: 'body' }),
    post: method({ method: 'POST', input: 'body', keyed: true }),
    act: method({ method: 'POST', keyed: true }),
    ask: method({ method: 'POST', input: 'body' }),
    change: (verb, path) => method({ method: verb.toUpperCase(), input: 'body' })(path),
    remove: removal({ method: 'DELETE' }),
    removeWith: removal({ method: 'DELETE', input: 'query' }),
  }
}

function listing(exchange: Exchange, shape: Shape) {
  return (path: string) =>
    (...args: readonly unknown[]): List<never> => {
      const given = argumentsOf(path, args, shape)
      const asked = given.input as object | undefined
      return listOf((cursor) => {
        const input = cursor === undefined ? asked : { ...asked, cursor }
        return exchange(callOf(shape, { ...given, input }), jsonOf<Page<never>>, given.options)
      })
    }
}
