// Gives the types of the contract names of their own. Declarations of what is inferred from them then name them, where
// they would otherwise repeat them without a word of what is said about their members.
import ts from 'typescript'

const { factory } = ts

const OF_THE_GENERATOR =
  /(\n \* )?(@description discriminator enum property added by openapi-typescript|@enum {[^}]+})/g

/** What openapi-typescript made, with each schema and each query as a type of its own, and named wherever it is used. */
export function named(tree) {
  const types = []
  const whole = tree.map((node) => {
    if (isInterface(node, 'components')) {
      return withMembers(node, (group) =>
        nameOf(group) === 'schemas'
          ? withType(group, (schemas) => schemasOf(schemas, types))
          : group,
      )
    }
    return isInterface(node, 'operations')
      ? withMembers(node, (operation) =>
          withType(operation, (parts) => operationOf(parts, nameOf(operation), types)),
        )
      : node
  })
  const said = new Map(types.map((type) => [type.name.text, commentsOf(type)]))
  const all = [...whole, ...types].map((node) => ts.visitNode(node, byNameWith(said)))
  for (const node of all) {
    putPlainly(node)
  }
  return all
}

/** Each schema becomes the name of a type that says what it said. */
function schemasOf(schemas, types) {
  return withMembers(schemas, (schema) => {
    types.push(typeOf(nameOf(schema), schema.type, schema))
    return withType(bare(schema), () => reference(nameOf(schema)))
  })
}

function operationOf(parts, operation, types) {
  return withMembers(parts, (part) =>
    nameOf(part) === 'parameters'
      ? withType(part, (parameters) => queryOf(parameters, operation, types))
      : part,
  )
}

/** The query of `listContacts` becomes `ListContactsQuery`. */
function queryOf(parameters, operation, types) {
  return withMembers(parameters, (place) => {
    if (nameOf(place) !== 'query' || !ts.isTypeLiteralNode(place.type)) {
      return place
    }
    const name = `${operation[0].toUpperCase()}${operation.slice(1)}Query`
    types.push(typeOf(name, place.type, place))
    return withType(place, () => reference(name))
  })
}

/**
 * `components["schemas"]["Contact"]` becomes `Contact`. A member of which nothing is said says what its type does, since
 * editors show that of no type that is a text or a number.
 */
function byNameWith(said) {
  return function byName(node) {
    if (isSchema(node)) {
      return reference(textOf(node.indexType))
    }
    const changed = ts.visitEachChild(node, byName, undefined)
    return ts.isPropertySignature(node) && isSchema(node.type) && !commentsOf(node)
      ? ts.setSyntheticLeadingComments(changed, said.get(textOf(node.type.indexType)))
      : changed
  }
}

/** Comments without the tags of the generator: what is said is said to whoever uses the client. */
function putPlainly(node) {
  const comments = (commentsOf(node) ?? []).map((comment) => ({
    ...comment,
    text: comment.text.replace(OF_THE_GENERATOR, '').replace('@description ', ''),
  }))
  ts.setSyntheticLeadingComments(
    node,
    comments.filter(({ text }) => /\w/.test(text)),
  )
  ts.forEachChild(node, putPlainly)
}

function isSchema(node) {
  return (
    node !== undefined &&
    ts.isIndexedAccessTypeNode(node) &&
    ts.isIndexedAccessTypeNode(node.objectType) &&
    textOf(node.objectType.indexType) === 'schemas'
  )
}

function typeOf(name, type, documented) {
  const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)]
  const alias = factory.createTypeAliasDeclaration(exported, name, undefined, type)
  return ts.setSyntheticLeadingComments(alias, commentsOf(documented))
}

function commentsOf(node) {
  return ts.getSyntheticLeadingComments(node)
}

function reference(name) {
  return factory.createTypeReferenceNode(name)
}

function isInterface(node, name) {
  return ts.isInterfaceDeclaration(node) && node.name.text === name
}

function nameOf(member) {
  return member.name?.text
}

function textOf(type) {
  return ts.isLiteralTypeNode(type) ? type.literal.text : undefined
}

function withMembers(node, change) {
  const members = node.members.map(change)
  return ts.isTypeLiteralNode(node)
    ? factory.updateTypeLiteralNode(node, factory.createNodeArray(members))
    : factory.updateInterfaceDeclaration(
        node,
        node.modifiers,
        node.name,
        undefined,
        undefined,
        members,
      )
}

function withType(member, change) {
  const { modifiers, name, questionToken, type } = member
  const changed = factory.createPropertySignature(modifiers, name, questionToken, change(type))
  return ts.setSyntheticLeadingComments(changed, commentsOf(member))
}

function bare(member) {
  return factory.createPropertySignature(
    member.modifiers,
    member.name,
    member.questionToken,
    member.type,
  )
}
