package io.tdscaling.core.environment.inferred;

import io.tdscaling.core.text.Words;
import java.util.List;

/** The ways to point at a thing: its id, number, key, path and so on. */
final class Facets {
  static final String ID = "id";
  static final String NAME = "name";
  static final String PATH = "path";

  private Facets() {}

  /** Returns whether a parameter is called the name of something. */
  static boolean saysName(String parameter) {
    List<String> words = Words.split(parameter);
    return words.size() > 1 && words.get(words.size() - 1).equals(NAME);
  }

  /** Returns a parameter's name in the spelling of fields. */
  static String spelled(String parameter) {
    return String.join("_", Words.split(parameter));
  }

  /** Returns the field that a parameter compares with: {@code number} for {@code issue_number}. */
  static String of(String parameter) {
    List<String> words = Words.split(parameter);
    String last = words.isEmpty() ? ID : Words.singular(words.get(words.size() - 1));
    return switch (last) {
      case "id", "ids", "uuid", "guid", "arn", "urn" -> ID;
      case "number", "key", "slug", "handle", "iid", "sid", "uid", "gid", "username", PATH -> last;
      case "file", "filename", "filepath" -> PATH;
      default -> NAME;
    };
  }
}
