package io.tdscaling.core.plan;

import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gives tools the names by which a conversation knows them: the tool's own name where chat
 * protocols allow it and no other tool of the conversation has it, else one made from service and
 * tool.
 */
public final class OfferedNames {
  private static final int LONGEST = 64;

  /** Characters left for what tells equal names apart. */
  private static final int MOST_SUFFIX = 6;

  /** What most names are like: they stay as they are. */
  private static final Pattern USUAL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_]{0,62}[A-Za-z0-9])?");

  private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9_-]+");
  private static final Pattern EDGES = Pattern.compile("^[_-]+|[_-]+$");

  private OfferedNames() {}

  /** Returns the tools by offered name, in their order. */
  public static Map<String, ToolRef> of(List<ToolSpec> tools) {
    Map<String, ToolRef> names = new LinkedHashMap<>();
    for (ToolSpec tool : tools) {
      names.put(freeName(tool.ref(), names), tool.ref());
    }
    return names;
  }

  private static String freeName(ToolRef tool, Map<String, ToolRef> taken) {
    String own = allowed(tool.name());
    String name = own.isEmpty() ? "tool" : own;
    if (!own.isEmpty() && !taken.containsKey(own)) {
      return own;
    }
    String base = shortened(allowed(tool.service()) + "_" + name, LONGEST - MOST_SUFFIX);
    String candidate = base;
    for (int suffix = 2; taken.containsKey(candidate); suffix++) {
      candidate = base + "_" + suffix;
    }
    return candidate;
  }

  private static String allowed(String name) {
    if (USUAL.matcher(name).matches()) {
      return name;
    }
    String replaced = NOT_ALLOWED.matcher(name).replaceAll("_");
    return shortened(EDGES.matcher(replaced).replaceAll(""), LONGEST);
  }

  private static String shortened(String name, int length) {
    return name.length() <= length ? name : name.substring(name.length() - length);
  }
}
