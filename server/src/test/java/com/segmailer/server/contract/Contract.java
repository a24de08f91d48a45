package com.segmailer.server.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published OpenAPI document, read for tests. */
public final class Contract {

  static final ObjectMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private static final String RESOURCE = "/openapi/segmailer.yaml";
  private static final String ADDRESS = "https://segmailer.com/openapi.json";
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

  private final ObjectNode document;
  private final SchemaRegistry registry;
  private final Map<JsonNode, Schema> schemas = new HashMap<>();

  private Contract(ObjectNode document) {
    this.document = document;
    var absolute = document.deepCopy();
    makeReferencesAbsolute(absolute);
    var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    this.registry = SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder ->
            builder.schemas(Map.of(ADDRESS, absolute.toString())).schemaRegistryConfig(config));
  }

  public static Contract read() {
    try (var in = Contract.class.getResourceAsStream(RESOURCE)) {
      return new Contract((ObjectNode) new YAMLMapper().readTree(in));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** In the order of the document. */
  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : document.get("paths").properties()) {
      for (var method : METHODS) {
        if (path.getValue().has(method)) {
          operations.add(operation(path.getKey(), method, path.getValue()));
        }
      }
    }
    return operations;
  }

  Operation operation(String id) {
    return operations().stream()
        .filter(o -> o.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The contract has no operation " + id));
  }

  private Operation operation(String path, String method, JsonNode item) {
    var node = item.get(method);
    var parameters = Stream.concat(
            item.path("parameters").valueStream(), node.path("parameters").valueStream())
        .map(this::resolved)
        .toList();
    return new Operation(
        node.path("operationId").asString(),
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        Optional.ofNullable(node.get("x-scope")).map(JsonNode::asString),
        !node.has("security"),
        parameters,
        node);
  }

  List<JsonNode> walkthrough() {
    return document.get("x-walkthrough").valueStream().toList();
  }

  /** What the reference leads to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
  }

  /** What is wrong with a value; empty if nothing is. */
  List<String> violations(JsonNode schema, JsonNode value) {
    var compiled = schemas.computeIfAbsent(schema, this::compiled);
    return compiled.validate(value).stream().map(Error::toString).toList();
  }

  /** What is wrong with a document that claims to follow a schema of the contract; empty if nothing is. */
  public List<String> violations(String schema, String json) {
    var reference = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    return violations(reference, JSON.readTree(json));
  }

  private Schema compiled(JsonNode schema) {
    var absolute = schema.deepCopy();
    makeReferencesAbsolute(absolute);
    return registry.getSchema(SchemaLocation.of(ADDRESS + "/" + schemas.size()), absolute);
  }

  private static void makeReferencesAbsolute(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("$ref").isString()) {
      var reference = object.get("$ref").asString();
      if (reference.startsWith("#")) {
        object.put("$ref", ADDRESS + reference);
      }
    }
    node.forEach(Contract::makeReferencesAbsolute);
  }
}
