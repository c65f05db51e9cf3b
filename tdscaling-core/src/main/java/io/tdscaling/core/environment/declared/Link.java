package io.tdscaling.core.environment.declared;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of another service the first rows of an entity are about, where that service is open.
 *
 * @param service id of the other service
 * @param entity entity of the other service
 * @param where condition on its rows as declared, or null for all; read when the service is known
 */
record Link(String service, String entity, @Nullable String where) {
  private static final Pattern TARGET =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\\.[a-z][a-z0-9_]{0,63}");

  /** Reads the member {@code linked} of an entity; null where there is none. */
  static @Nullable Link read(Members entity) {
    if (!entity.has("linked")) {
      return null;
    }
    Members members = entity.child("linked");
    String target = members.text("to", TARGET);
    String where = members.has("where") ? members.text("where") : null;
    members.done();
    int dot = Math.max(0, target.lastIndexOf('.'));
    return new Link(
        target.substring(0, dot), target.substring(Math.min(dot + 1, target.length())), where);
  }
}
