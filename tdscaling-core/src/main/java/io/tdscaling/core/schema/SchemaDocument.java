package io.tdscaling.core.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SpecificationVersion;
import io.tdscaling.core.schema.Subschemas.Child;
import io.tdscaling.core.schema.Subschemas.Use;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schema with the places in it that references can point at. References never leave the document.
 */
final class SchemaDocument {
  private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");

  private final boolean refHidesSiblings;
  private final JsonNode root;
  private final List<Place> order = new ArrayList<>();
  private final IdentityHashMap<JsonNode, Place> places = new IdentityHashMap<>();
  private final Map<String, Place> resources = new HashMap<>();
  private final Map<String, JsonNode> anchors = new HashMap<>();

  /**
   * Where a schema stands in the document.
   *
   * @param schema the schema
   * @param resource address of the resource it belongs to; empty where no {@code $id} gives one
   * @param pointer its place in the document
   */
  record Place(JsonNode schema, String resource, JsonPointer pointer) {}

  /** A reference and where it stands. */
  record Reference(Place from, String target) {}

  SchemaDocument(JsonNode root, SpecificationVersion draft) {
    this.root = root;
    this.refHidesSiblings = Draft.refHidesSiblings(draft);
    resources.put("", new Place(root, "", JsonPointer.empty()));
    index(root, "", JsonPointer.empty());
    // What a reference points at may stand under a keyword that holds no schemas otherwise.
    for (int i = 0; i < order.size(); i++) {
      Place place = order.get(i);
      for (Reference reference : references(place)) {
        located(reference)
            .ifPresent(found -> index(found.schema(), found.resource(), found.pointer()));
      }
    }
  }

  /** Returns all schemas in the document that are in use or could be, in a fixed order. */
  List<Place> places() {
    return Collections.unmodifiableList(order);
  }

  /** Returns the references that a schema itself holds. */
  List<Reference> references(Place place) {
    List<Reference> references = new ArrayList<>();
    for (String keyword : REFERENCES) {
      if (place.schema().path(keyword).isTextual()) {
        references.add(new Reference(place, place.schema().path(keyword).textValue()));
      }
    }
    return references;
  }

  /**
   * Returns the place of a schema inside this document, told by identity; the root for a stranger.
   */
  Place placeOf(JsonNode schema) {
    Place place = places.get(schema);
    return place == null ? new Place(schema, rootResource(), JsonPointer.empty()) : place;
  }

  /** Returns what a reference points at, if that is in this document. */
  Optional<Place> resolve(Reference reference) {
    return located(reference).map(found -> places.getOrDefault(found.schema(), found));
  }

  /** Returns the schemas inside one, without those that its draft ignores beside a reference. */
  List<Child> children(Place place) {
    List<Child> children = Subschemas.of(place.schema());
    if (refHidesSiblings && place.schema().has("$ref")) {
      children.removeIf(child -> child.use() != Use.DEFINITION);
    }
    return children;
  }

  boolean refHidesSiblings() {
    return refHidesSiblings;
  }

  private String rootResource() {
    Place place = places.get(root);
    return place == null ? "" : place.resource();
  }

  private void index(JsonNode schema, String outer, JsonPointer pointer) {
    if (places.containsKey(schema) || !schema.isObject()) {
      return;
    }
    String resource = register(schema, outer, pointer);
    Place place = new Place(schema, resource, pointer);
    places.put(schema, place);
    order.add(place);
    for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
      if (schema.path(keyword).isTextual()) {
        anchors.putIfAbsent(resource + "#" + schema.path(keyword).textValue(), schema);
      }
    }
    children(place).forEach(child -> index(child.schema(), resource, pointer.append(child.path())));
  }

  private String register(JsonNode schema, String outer, JsonPointer pointer) {
    JsonNode id = schema.path("$id");
    if (!id.isTextual() || (refHidesSiblings && schema.has("$ref"))) {
      return outer;
    }
    String text = id.textValue();
    if (text.startsWith("#")) {
      anchors.putIfAbsent(outer + text, schema);
      return outer;
    }
    String address = absolute(outer, text.replaceFirst("#$", "")).orElse(outer);
    resources.putIfAbsent(address, new Place(schema, address, pointer));
    return address;
  }

  private Optional<Place> located(Reference reference) {
    String target = reference.target();
    int hash = target.indexOf('#');
    String address = hash < 0 ? target : target.substring(0, hash);
    String fragment = hash < 0 ? "" : target.substring(hash + 1);
    String home = reference.from().resource();
    return absolute(home, address)
        .map(resources::get)
        .flatMap(resource -> decoded(fragment).flatMap(part -> within(resource, part)));
  }

  private Optional<Place> within(Place resource, String fragment) {
    if (fragment.isEmpty()) {
      return Optional.of(resource);
    }
    if (!fragment.startsWith("/")) {
      JsonNode anchored = anchors.get(resource.resource() + "#" + fragment);
      return Optional.ofNullable(anchored).map(this::placeOf);
    }
    JsonPointer pointer = JsonPointer.compile(fragment);
    JsonNode found = resource.schema().at(pointer);
    return found.isObject() || found.isBoolean()
        ? Optional.of(new Place(found, resource.resource(), resource.pointer().append(pointer)))
        : Optional.empty();
  }

  private static Optional<String> absolute(String base, String address) {
    if (address.isEmpty() || base.isEmpty()) {
      return Optional.of(address.isEmpty() ? base : address);
    }
    try {
      return Optional.of(URI.create(base).resolve(address).toString());
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<String> decoded(String fragment) {
    try {
      // A plus sign stands for itself in a fragment.
      String text = fragment.replace("+", "%2B");
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException badEscape) {
      return Optional.empty();
    }
  }
}
