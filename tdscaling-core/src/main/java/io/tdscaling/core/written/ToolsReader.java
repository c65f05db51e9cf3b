package io.tdscaling.core.written;

import io.tdscaling.api.tool.ToolRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the tools that are offered: an object of references by offered name, or an array of
 * references, each then offered under its own name. A reference is {@code {"service", "name"}} or
 * {@code "service/name"}, cut at the last slash.
 */
final class ToolsReader {
  private final Part tools;
  private final Map<String, ToolRef> read = new LinkedHashMap<>();

  private ToolsReader(Part tools) {
    this.tools = tools;
  }

  static Map<String, ToolRef> read(Part document) {
    return document.needs("tools") ? new ToolsReader(document.member("tools")).read() : Map.of();
  }

  private Map<String, ToolRef> read() {
    if (!tools.node().isContainerNode() || tools.node().isEmpty()) {
      tools.problem("must be an object or an array of one tool or more");
    } else if (tools.node().isArray()) {
      for (Part element : tools.elements()) {
        ref(element).ifPresent(ref -> offer(ref.name(), ref, element));
      }
    } else {
      tools
          .node()
          .fieldNames()
          .forEachRemaining(
              name ->
                  ref(tools.member(name)).ifPresent(ref -> offer(name, ref, tools.member(name))));
    }
    return read;
  }

  private void offer(String name, ToolRef ref, Part part) {
    if (name.isBlank()) {
      part.problem("must be offered under a name that is not blank");
    } else if (read.putIfAbsent(name, ref) != null) {
      part.problem("is the second tool named " + name + "; write tools as an object to rename one");
    }
  }

  private static Optional<ToolRef> ref(Part part) {
    if (part.node().isObject() && part.isObjectOf("service", "name")) {
      String service = part.text("service");
      String name = part.text("name");
      return service.isEmpty() || name.isEmpty()
          ? Optional.empty()
          : Optional.of(new ToolRef(service, name));
    }
    String text = part.node().isTextual() ? part.node().textValue() : "";
    int slash = text.lastIndexOf('/');
    String service = slash < 0 ? "" : text.substring(0, slash);
    String name = text.substring(slash + 1);
    if (service.isBlank() || name.isBlank()) {
      part.problem("must be {\"service\": …, \"name\": …} or \"service/name\"");
      return Optional.empty();
    }
    return Optional.of(new ToolRef(service, name));
  }
}
