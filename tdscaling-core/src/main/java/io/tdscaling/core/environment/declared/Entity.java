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
    Map<String, Seed> seeds) {

  String idField() {
    return name + "_id";
  }

  @Nullable Field field(String field) {
    return fields.get(field);
  }
}
