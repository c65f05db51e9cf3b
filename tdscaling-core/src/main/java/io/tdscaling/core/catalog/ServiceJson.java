package io.tdscaling.core.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One service as JSON: {@code {id, name, domain?, secondaryDomains?, overview, tools,
 * declaration?}}. What is written here reads back as it was; {@code domains} is read too, after the
 * other two.
 */
public final class ServiceJson {
  private ServiceJson() {}

  /** Returns the service as a JSON object. */
  public static ObjectNode write(ServiceSpec service) {
    ObjectNode node = Json.object();
    node.put("id", service.id());
    node.put("name", service.name());
    writeDomains(service.domains(), node);
    node.put("overview", service.description());
    ArrayNode tools = node.putArray("tools");
    service.tools().forEach(tool -> tools.add(ToolJson.write(tool)));
    JsonNode declaration = service.declaration();
    if (declaration != null) {
      node.set("declaration", declaration);
    }
    return node;
  }

  /**
   * Reads a service that has nothing wrong with it.
   *
   * @throws CatalogException at the first thing that is wrong
   */
  public static ServiceSpec read(JsonNode node) throws CatalogException {
    return read(node, new ProblemLog("service", true))
        .orElseThrow(() -> new CatalogException("service: not a service"));
  }

  /** Reads as much of a service as can be read; the rest is reported. */
  static Optional<ServiceSpec> read(JsonNode node, ProblemLog log) throws CatalogException {
    Optional<String> id = id(node, log);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String label = "service " + Excerpt.quoted(id.get());
    JsonNode tools = node.path("tools");
    if (!tools.isArray()) {
      log.report(label + ": tools must be an array, got " + Excerpt.of(tools));
      return Optional.empty();
    }
    return Optional.of(
        new ServiceSpec(
            id.get(),
            node.has("name") ? Members.text(node, "name", label, log) : id.get(),
            Members.text(node, "overview", label, log),
            readDomains(node, label, log),
            ToolJson.readAll(id.get(), tools, log),
            Members.object(node, "declaration", label, log).orElse(null)));
  }

  private static Optional<String> id(JsonNode node, ProblemLog log) throws CatalogException {
    if (!node.isObject()) {
      log.report("a service must be an object, got " + Excerpt.of(node));
      return Optional.empty();
    }
    JsonNode id = node.path("id");
    if (id.isMissingNode() || id.isNull()) {
      log.report("service has no id");
    } else if (!id.isTextual()) {
      log.report("service id must be a string, got " + Excerpt.of(id));
    } else if (id.textValue().isBlank()) {
      log.report("service id must not be blank, got " + Excerpt.of(id));
    } else {
      return Optional.of(id.textValue());
    }
    return Optional.empty();
  }

  private static List<String> readDomains(JsonNode node, String label, ProblemLog log)
      throws CatalogException {
    Set<String> domains = new LinkedHashSet<>();
    domains.add(Members.text(node, "domain", label, log));
    domains.addAll(Members.texts(node, "secondaryDomains", label, log));
    domains.addAll(Members.texts(node, "domains", label, log));
    domains.removeIf(String::isBlank);
    return new ArrayList<>(domains);
  }

  private static void writeDomains(List<String> domains, ObjectNode into) {
    if (!domains.isEmpty()) {
      into.put("domain", domains.get(0));
    }
    if (domains.size() > 1) {
      ArrayNode others = into.putArray("secondaryDomains");
      domains.subList(1, domains.size()).forEach(others::add);
    }
  }
}
