import type { paths } from './contract.js'
import type { CallOptions, ChangeOptions, PostOptions } from './options.js'

/** What the contract says about a method and a path, as types. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The paths that answer to a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends { readonly [K in M]: object } ? P : never
}[keyof paths]

/** Those of them that take a body, a query, or not. */
export type WithBody<M extends Method> = Exclude<PathOf<M>, WithoutBody<M>>
export type WithoutBody<M extends Method> = {
  [P in PathOf<M>]: BodyArgument<M, P> extends [] ? P : never
}[PathOf<M>]
export type WithQuery<M extends Method> = Exclude<PathOf<M>, WithoutQuery<M>>
export type WithoutQuery<M extends Method> = {
  [P in PathOf<M>]: QueryArgument<M, P> extends [] ? P : never
}[PathOf<M>]

export type Operation<M extends Method, P extends keyof paths> = paths[P] extends {
  readonly [K in M]: infer O
}
  ? O
  : never

/** The parameters of a path, in the order in which it names them. */
export type Ids<P extends keyof paths> = IdsIn<P, paths[P]['parameters']>

type IdsIn<Text extends string, Parameters> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? [id: ParameterIn<Parameters, Name>, ...IdsIn<Rest, Parameters>]
  : []

type ParameterIn<Parameters, Name extends string> = Parameters extends {
  readonly path: { readonly [K in Name]: infer Id }
}
  ? Id
  : never

/** The query as an argument: none where the contract has none, and optional where it may be left out. */
export type QueryArgument<M extends Method, P extends keyof paths> =
  Operation<M, P> extends { readonly parameters: { readonly query: infer Query } }
    ? [query: Query]
    : Operation<M, P> extends { readonly parameters: { readonly query?: infer Query } }
      ? [Exclude<Query, undefined>] extends [never]
        ? []
        : [query?: Query]
      : []

/** The body as an argument, in the same way; a body that can hold nothing is none. */
export type BodyArgument<M extends Method, P extends keyof paths> =
  Operation<M, P> extends { readonly requestBody: { readonly content: infer Content } }
    ? [body: Json<Content>]
    : Operation<M, P> extends { readonly requestBody?: { readonly content: infer Content } }
      ? unknown extends Content
        ? []
        : Json<Content> extends Record<string, never>
          ? []
          : [body?: Json<Content>]
      : []

type Json<Content> = Content extends { readonly 'application/json': infer Value } ? Value : never

/** What a good answer holds. */
export type Answer<M extends Method, P extends keyof paths> =
  Operation<M, P> extends { readonly responses: infer Responses }
    ? {
        [Status in keyof Responses & (200 | 201 | 202)]: Responses[Status] extends {
          readonly content: infer Content
        }
          ? Json<Content>
          : never
      }[keyof Responses & (200 | 201 | 202)]
    : never

/** What a list is a list of. */
export type ItemOf<M extends Method, P extends keyof paths> =
  Answer<M, P> extends { readonly data: readonly (infer Item)[] } ? Item : never

/** What may be said about a call: `ifMatch` and `idempotencyKey` only where the contract has them. */
export type OptionsOf<M extends Method, P extends keyof paths> = CallOptions &
  ('If-Match' extends HeaderOf<M, P> ? ChangeOptions : unknown) &
  ('Idempotency-Key' extends HeaderOf<M, P> ? PostOptions : unknown)

type HeaderOf<M extends Method, P extends keyof paths> =
  Operation<M, P> extends { readonly parameters: { readonly header?: infer Headers } }
    ? NameIn<Headers>
    : never

type NameIn<Headers> = Headers extends object ? keyof Headers : never
