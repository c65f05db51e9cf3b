package io.tdscaling.api.tool;

import io.tdscaling.api.internal.Checks;
import java.util.Comparator;

/**
 * Names one tool of one service; unique within a catalog.
 *
 * @param service id of the service the tool belongs to, not blank
 * @param name the tool's name within that service, not blank
 */
public record ToolRef(String service, String name) implements Comparable<ToolRef> {
  private static final Comparator<ToolRef> ORDER =
      Comparator.comparing(ToolRef::service).thenComparing(ToolRef::name);

  /** Checks that neither part is blank. */
  public ToolRef {
    Checks.notBlank(service, "service");
    Checks.notBlank(name, "tool name");
  }

  @Override
  public int compareTo(ToolRef other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code service/name}, for messages. */
  @Override
  public String toString() {
    return service + "/" + name;
  }
}
