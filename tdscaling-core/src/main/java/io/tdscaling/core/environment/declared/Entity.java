package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type of thing that a service keeps.
 *
 * @param name singular name
 * @param plural plural name, the member that search results are in
 * @param idFormat form of its ids: {@code #} is a digit, {@code ?} a capital letter
 * @param least fewest rows to begin with
 * @param most most rows to begin with
 * @param perPerson whether each row is one of the people of the environment
 * @param rows given rows to begin with, or empty
 * @param fields the fields by name, the id first
 * @param seeds how the fields of the first rows are made
 * @param link what the first rows are about in another service, or null
 */
record Entity(
    String name,
    String plural,
    String idFormat,
    int least,
    int most,
    boolean perPerson,
    List<JsonNode> rows,
    Map<String, Field> fields,
    Map<String, Seed> seeds,
    @Nullable Link link) {

  String idField() {
    return name + "_id";
  }

  /** Returns whether a new row gets a value of the field's form, such as a tracking number. */
  boolean makesOnCreation(Field field) {
    return creationFormat(field) != null;
  }

  /** Returns the form of what a new row gets in the field, or null if it gets nothing by itself. */
  @Nullable String creationFormat(Field field) {
    Seed seed = seeds.get(field.name());
    return seed != null && seed.link() == null && seed.generator() instanceof Seed.Format format
        ? format.format()
        : null;
  }

  @Nullable Field field(String field) {
    return fields.get(field);
  }
}
